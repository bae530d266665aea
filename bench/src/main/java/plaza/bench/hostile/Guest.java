package plaza.bench.hostile;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of a crowd. For the crowd's thread. */
final class Guest {
    private static final byte PING = (byte) 0x89;

    /** An empty answer to a ping, with a mask of zeros (RFC 6455, section 5.5.3). */
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private static final int LENGTH = 0x7f;
    private static final int LENGTH_IN_TWO_BYTES = 126;

    final Kind kind;
    final SocketChannel channel;
    final ByteBuffer request;
    private @Nullable StringBuilder beginning = new StringBuilder();
    private State state = State.OPENING;

    /** What it came for. */
    enum Kind {
        STREAM,
        SOCKET,
        /** Sends most of a header, and then nothing. */
        HALF_OPEN
    }

    enum State {
        OPENING,
        /** The server has told it that it is there. */
        LISTENING,
        /** The server had no place, and said when to come again. */
        REFUSED,
        /** The connection ended. */
        GONE
    }

    Guest(Kind kind, SocketChannel channel, byte[] request) {
        this.kind = kind;
        this.channel = channel;
        this.request = ByteBuffer.wrap(request);
    }

    State state() {
        return state;
    }

    void gone() {
        if (state != State.REFUSED) {
            state = State.GONE;
        }
    }

    /** Takes in what came, and says what to answer to it; null for nothing. */
    @Nullable ByteBuffer heard(ByteBuffer data) {
        StringBuilder text = beginning;
        if (text == null) {
            return kind == Kind.SOCKET && isPinged(data) ? ByteBuffer.wrap(PONG) : null;
        }
        text.append(StandardCharsets.ISO_8859_1.decode(data));
        if (text.indexOf("HTTP/1.1 503") == 0) {
            if (text.indexOf("Retry-After: ") > 0) {
                state = State.REFUSED;
            }
        } else if (text.indexOf("ready") > 0) {
            state = State.LISTENING;
            beginning = null;
        }
        return null;
    }

    /** The server writes its messages, which are short, in one piece each. */
    private static boolean isPinged(ByteBuffer data) {
        boolean pinged = false;
        while (data.remaining() >= 2) {
            byte first = data.get();
            int length = data.get() & LENGTH;
            if (length == LENGTH_IN_TWO_BYTES && data.remaining() >= 2) {
                length = data.getShort() & 0xffff;
            }
            data.position(data.position() + Math.min(length, data.remaining()));
            pinged |= first == PING;
        }
        return pinged;
    }
}
