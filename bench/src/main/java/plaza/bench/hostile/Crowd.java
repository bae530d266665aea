package plaza.bench.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import plaza.bench.BenchFailure;
import plaza.bench.hostile.Guest.Kind;
import plaza.bench.hostile.Guest.State;

/**
 * Thousands of connections on one thread, which do little: a client library would need more memory
 * and time for them than the server. Other threads add and count.
 */
final class Crowd implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Duration POLL = Duration.ofMillis(5);

    private final InetSocketAddress server;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Guest> coming = new ArrayDeque<>();
    private final List<Guest> all = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private volatile boolean closing;

    Crowd(InetSocketAddress server) {
        this.server = server;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = Thread.ofPlatform().name("crowd").start(this::run);
    }

    /**
     * Adds a connection from a local address.
     *
     * @throws BenchFailure when it cannot be opened
     */
    void add(Kind kind, InetSocketAddress from, byte[] request) {
        try {
            SocketChannel channel = SocketChannel.open();
            // The address is what matters; its ports may be used for other connections, too.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(from);
            channel.configureBlocking(false);
            channel.connect(server);
            synchronized (this) {
                var guest = new Guest(kind, channel, request);
                coming.add(guest);
                all.add(guest);
            }
            selector.wakeup();
        } catch (IOException e) {
            throw new BenchFailure("A connection could not be opened: " + e.getMessage(), e);
        }
    }

    private void run() {
        try {
            while (!closing) {
                selector.select();
                register();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof Guest guest) {
                        attend(key, guest);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void register() throws IOException {
        for (Guest guest = coming.poll(); guest != null; guest = coming.poll()) {
            guest.channel.register(selector, SelectionKey.OP_CONNECT, guest);
        }
    }

    private synchronized void attend(SelectionKey key, Guest guest) {
        try {
            if (key.isConnectable()) {
                guest.channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            }
            if (key.isWritable()) {
                guest.channel.write(guest.request);
                if (!guest.request.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (key.isReadable()) {
                read(guest);
            }
        } catch (IOException e) {
            leave(guest);
        }
    }

    private void read(Guest guest) throws IOException {
        buffer.clear();
        int count = guest.channel.read(buffer);
        if (count < 0) {
            leave(guest);
            return;
        }
        ByteBuffer answer = guest.heard(buffer.flip());
        if (answer != null) {
            guest.channel.write(answer);
        }
    }

    private static void leave(Guest guest) {
        guest.gone();
        try {
            guest.channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of a kind are in each state. */
    synchronized Map<State, Integer> count(Kind kind) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0);
        }
        for (Guest guest : all) {
            if (guest.kind == kind) {
                counts.merge(guest.state(), 1, Integer::sum);
            }
        }
        return counts;
    }

    int count(Kind kind, State state) {
        return count(kind).getOrDefault(state, 0);
    }

    /** Waits until no more than so many of a kind are still opening. */
    void awaitOpening(Kind kind, int most, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count(kind, State.OPENING) > most) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailure(
                        "%d connections (%s) have no answer after %d s."
                                .formatted(count(kind, State.OPENING), kind, patience.toSeconds()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
            for (Guest guest : all) {
                guest.channel.close();
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
