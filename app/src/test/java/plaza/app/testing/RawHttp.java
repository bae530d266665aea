package plaza.app.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests that no proper client would send. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /**
     * What the server wrote in return.
     *
     * @param head the status line and the header fields
     */
    public record Reply(int status, String head, String body) {
        public boolean isProblem() {
            return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json");
        }
    }

    /**
     * Sends bytes, one for each character, and reads until the server closes: the request should
     * ask for that.
     */
    public static Reply send(URI server, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String reply =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = reply.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IOException("no HTTP: " + reply);
            }
            return new Reply(
                    Integer.parseInt(reply.split(" ", 3)[1]),
                    reply.substring(0, end),
                    reply.substring(end + 4));
        }
    }
}
