package plaza.http.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;
import plaza.http.problem.ProblemType;

/**
 * A connection, which keeps account of how long its client has the server wait. Only that time
 * counts, not what the server takes itself. A header has to be whole within a time. From then on
 * there is a credit, which waiting uses up and progress fills again, up to the patience. What is
 * left becomes the time-out of Tomcat's next wait. One thread reads and writes at a time.
 */
final class PacedChannel extends NioChannel {
    static final long NOT_WAITING = -1;

    private static final Logger LOG = LoggerFactory.getLogger(PacedChannel.class);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Read of a request that is not served, so that its client sees the answer and no reset. */
    private static final int DROPPED = 16 * 1024;

    private static final String BODY =
            """
            {"type":"%s","title":"%s","status":%d,\
            "detail":"The server has as many requests as it can; try again.",\
            "instance":"","errors":[]}"""
                    .formatted(
                            ProblemType.UNAVAILABLE.uri(),
                            ProblemType.UNAVAILABLE.title(),
                            ProblemType.UNAVAILABLE.status());

    private static final byte[] BUSY =
            ("HTTP/1.1 503 \r\nContent-Type: application/problem+json\r\nRetry-After: 1\r\n"
                            + "Cache-Control: no-store\r\nConnection: close\r\nContent-Length: "
                            + BODY.length()
                            + "\r\n\r\n"
                            + BODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private final Connections connections;
    private final LazyBuffers buffers;
    private @Nullable Network group;

    /** Whom a trusted proxy asks for with its present request; only changed by a room. */
    private volatile @Nullable Object asker;

    private volatile @Nullable Request request;
    private volatile Phase phase = Phase.IDLE;
    private volatile boolean waiting = true;
    private volatile long since = System.nanoTime();
    private volatile long used;
    private volatile boolean working;
    private volatile boolean cut;

    /** Whether what is read is read to find out if the client is there, and not waited for. */
    private boolean looking;

    /** What a client is waited for with. */
    private enum Phase {
        /** The first byte of a request. */
        IDLE,
        HEADER,
        /** The body of a request, or that an answer is read. */
        EXCHANGE,
        /** Not HTTP any more: who took over has rules of its own. */
        LIVE
    }

    PacedChannel(Connections connections, LazyBuffers buffers) {
        super(buffers);
        this.connections = connections;
        this.buffers = buffers;
        buffers.fit(this::answerLength);
    }

    private long answerLength() {
        Request present = request;
        return present == null ? -1 : present.getResponse().getContentLengthLong();
    }

    void belongsTo(Network group) {
        this.group = group;
    }

    @Nullable Network group() {
        return group;
    }

    /** Whose places it takes: its address's, or its own where that is a trusted proxy's. */
    Object owner() {
        return group == null ? this : group;
    }

    /** Whose request it has: that of its owner, or of somebody whom a trusted proxy asks for. */
    Object asker() {
        Object known = asker;
        return known == null ? owner() : known;
    }

    void asksFor(Object known) {
        asker = known;
    }

    /** Says whether its request may go on, now that it is known who asks. */
    boolean workFor(NetworkAddress client) {
        return connections.workFor(client, this);
    }

    /** Says whether there is room for the answer to its request. */
    boolean hold(long length) {
        return connections.hold(length, this);
    }

    /** Says whether a request may be read, or read on. */
    boolean beginWork(Request next) {
        request = next;
        if (working) {
            return true;
        }
        // Something has come: it is not waited for any more.
        waiting = false;
        working = connections.beginWork(this);
        if (working) {
            socketWrapper.setWriteTimeout(connections.settings().patience().toMillis());
        }
        return working;
    }

    /** No part of a request is here any more. */
    void endWork() {
        working = false;
        connections.endWork(this);
        asker = null;
        buffers.release();
    }

    /** The connection is not HTTP any more from here on. */
    void goLive() {
        phase = Phase.LIVE;
        waiting = false;
        request = null;
        buffers.shrink();
        endWork();
    }

    /** Answers a request that there is no room for, unread. */
    void refuse() throws IOException {
        super.read(ByteBuffer.allocate(DROPPED));
        super.write(ByteBuffer.wrap(BUSY));
    }

    /**
     * Ends the connection from any thread: the poller wakes whoever waits for its client, and finds
     * the end of it.
     */
    void cutOff() {
        cut = true;
        try {
            sc.setOption(StandardSocketOptions.SO_LINGER, 0);
            sc.shutdownInput();
            sc.shutdownOutput();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A connection was gone before it was cut off", e);
        }
    }

    /** For how long this client has had the server wait, in nanoseconds, or NOT_WAITING. */
    long waited(long now) {
        return waiting && !cut && phase != Phase.LIVE ? used + (now - since) : NOT_WAITING;
    }

    /**
     * Whether the client has closed its side, as far as can be told: what has come is kept for the
     * next request, and nothing is seen behind it.
     */
    boolean isGone() {
        looking = true;
        try {
            // Reads into the buffer of the connection, where that is empty.
            return !socketWrapper.isReadyForRead() && cut;
        } catch (IOException e) {
            return true;
        } finally {
            looking = false;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = cut ? -1 : super.read(target);
        if (looking) {
            return count;
        }
        if (phase == Phase.LIVE) {
            if (count <= 0) {
                buffers.release();
            }
        } else if (count >= 0) {
            account(count, true);
            if (waiting && phase != Phase.IDLE) {
                socketWrapper.setReadTimeout(millisLeft());
            }
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        boolean more = source.hasRemaining();
        int count = super.write(source);
        if (phase == Phase.LIVE) {
            if (!source.hasRemaining()) {
                buffers.release();
            }
        } else if (more) {
            account(count, false);
            if (waiting) {
                socketWrapper.setWriteTimeout(millisLeft());
            }
        }
        return count;
    }

    private void account(int count, boolean in) throws IOException {
        long now = System.nanoTime();
        if (waiting) {
            used = used + now - since;
            since = now;
        }
        turnTo(phase(in && count > 0));
        if (phase != Phase.IDLE && used > allowed()) {
            throw new SocketTimeoutException("the client is too slow");
        }
        if (count > 0 && phase == Phase.EXCHANGE) {
            used = Math.max(0, used - count * NANOS / connections.settings().leastRate());
        }
        since = now;
        waiting = count == 0;
    }

    private Phase phase(boolean arrived) {
        Request present = request;
        if (present == null) {
            return phase;
        }
        int stage = present.getRequestProcessor().getStage();
        if (stage >= Constants.STAGE_PREPARE && stage <= Constants.STAGE_ENDOUTPUT) {
            return Phase.EXCHANGE;
        }
        return arrived || present.getStartTimeNanos() != -1 ? Phase.HEADER : Phase.IDLE;
    }

    private void turnTo(Phase next) {
        if (next != phase) {
            phase = next;
            used = 0;
        }
    }

    private long allowed() {
        Duration time =
                phase == Phase.HEADER
                        ? connections.settings().headerWithin()
                        : connections.settings().patience();
        return time.toNanos();
    }

    /** At least 1: a time-out of zero would be none. */
    private long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(allowed() - used));
    }

    @Override
    public void close() throws IOException {
        connections.close(this);
        super.close();
    }
}
