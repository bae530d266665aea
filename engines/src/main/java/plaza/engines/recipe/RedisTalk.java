package plaza.engines.recipe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Says lines to a Redis that is being set up, and reads answers that are one text. */
final class RedisTalk implements AutoCloseable {
    private static final int CONNECTS_WITHIN_MS = 1_000;
    private static final int ANSWERS_WITHIN_MS = 2_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    RedisTalk(URI address) throws IOException {
        try {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()),
                    CONNECTS_WITHIN_MS);
            socket.setSoTimeout(ANSWERS_WITHIN_MS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * @throws IOException also when Redis answers with an error, as LOADING
     */
    String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String first = line();
        return switch (first.charAt(0)) {
            case '+', ':' -> first.substring(1);
            case '$' -> text(Integer.parseInt(first.substring(1)));
            default -> throw new IOException(first);
        };
    }

    /** The value of a line {@code name:value} of what a command answers. */
    String find(String command, String name) throws IOException {
        return ask(command)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IOException("Redis told no " + name));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis ended the connection");
            }
            line.append((char) c);
        }
        if (line.isEmpty()) {
            throw new IOException("Redis answered nothing");
        }
        return line.toString().strip();
    }

    private String text(int length) throws IOException {
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        in.skipNBytes(2);
        return text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
