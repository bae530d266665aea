package plaza.engines.recipe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Looks whether anybody listens, before a driver is set up that would log and retry at length. */
final class Connections {
    private static final int TIMEOUT_MS = 1_000;

    private Connections() {}

    /**
     * @throws IOException when nobody listens
     */
    static void require(URI address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MS);
        }
    }
}
