package plaza.engines.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.engines.EngineException;

/** TCP ports of this machine. */
public final class Ports {
    private static final String HERE = "127.0.0.1";
    private static final int LAST = 65_535;

    private Ports() {}

    /** Some ports that nobody listens on. */
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // All are held until the last is found, so that no two are the same.
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } catch (IOException e) {
            throw new EngineException("No free port was found", e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Some ports that nobody listens on, and neither on those that are this much higher. */
    public static List<Integer> freePairs(int count, int higher) {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < count) {
            int port = free(1).getFirst();
            if (port + higher <= LAST && isFree(HERE, port + higher)) {
                found.add(port);
            }
        }
        return List.copyOf(found);
    }

    /**
     * @param host an address of this machine
     */
    public static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new EngineException("A port could not be given back", e);
        }
    }
}
