package plaza.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import plaza.postgres.server.PostgresAddress;

/**
 * Passes connections on to a server until it is told to be as one that hangs, restarted, or is
 * gone.
 */
final class Relay implements AutoCloseable {
    private static final String JDBC = "jdbc:";

    private final PostgresAddress target;
    private final URI server;
    private final ServerSocket listener;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    Relay(PostgresAddress target) {
        this.target = target;
        this.server = URI.create(target.jdbcUrl().substring(JDBC.length()));
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The target's database and login, by way of this relay. */
    PostgresAddress address() {
        String here = listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
        return new PostgresAddress(
                target.jdbcUrl().replace(server.getAuthority(), here),
                target.user(),
                target.password());
    }

    /** From now on connections are accepted, but nothing passes either way. */
    void fallSilent() {
        silent = true;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                var upstream = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(upstream);
                Thread.ofVirtual().start(() -> copy(client, upstream));
                Thread.ofVirtual().start(() -> copy(upstream, client));
            }
        } catch (IOException e) {
            // Either the listener was closed or the server is gone: the same to a client.
            close();
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            // One side hung up; leaving the block hangs up on the other.
            sockets.remove(from);
        }
    }

    /** Ends all connections, as a restart does. */
    void hangUp() {
        try {
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections and refuses new ones. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }
}
