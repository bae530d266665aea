package plaza.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends what it likes, as slowly as it likes. */
final class RawClient implements AutoCloseable {
    private static final int LITTLE = 4_096;
    private static final int PAUSE_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();

    RawClient(int port) throws IOException {
        socket.setReceiveBufferSize(LITTLE);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /**
     * Sends one character after the other, with pauses, until the server closes; says how many it
     * took.
     */
    int dripUntilClosed(char character, int most) throws IOException {
        socket.setSoTimeout(PAUSE_MILLIS);
        InputStream in = socket.getInputStream();
        for (int sent = 0; sent < most; sent++) {
            try {
                socket.getOutputStream().write(character);
                if (in.read() < 0) {
                    return sent;
                }
            } catch (SocketTimeoutException e) {
                // It still listens.
            } catch (SocketException e) {
                return sent;
            }
        }
        return most;
    }

    /** The head of the next answer. */
    String head() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n") < 0) {
            int each = in.read();
            if (each < 0) {
                throw new IOException("the server closed after: " + text);
            }
            text.append((char) each);
        }
        return text.toString();
    }

    /** All that comes until the server closes, whichever way it does. */
    String rest() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int each = in.read(); each >= 0; each = in.read()) {
                text.append((char) each);
            }
        } catch (SocketException e) {
            text.append("(reset)");
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
