package plaza.http.connection;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of a connection that take memory only while there is something in them: most connections
 * wait for something most of the time. For one thread at a time, as in Tomcat.
 */
final class LazyBuffers extends SocketBufferHandler {
    /** Those of Tomcat. */
    private static final int SIZE = 8 * 1024;

    /** What a long answer is written in at a time, so that it is a few calls of the system. */
    private static final int LONG_ANSWER = 32 * 1024;

    /** Of the fields before an answer, about. */
    private static final int FIELDS = 1024;

    /** Messages of live connections are small; longer ones go in parts. */
    private static final int SMALL = 1024;

    /** Looked at, never written to: their capacities say what could be read at once. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(SIZE).limit(0);

    private static final ByteBuffer NOTHING_SMALL = ByteBuffer.allocate(SMALL).limit(0);

    private final Half in = new Half();
    private final Half out = new Half();
    private volatile LongSupplier answer = () -> 0;
    private volatile int size = SIZE;

    LazyBuffers() {
        super(0, 0, false);
    }

    /**
     * Has the buffer that answers are written to be as large as they are, within bounds.
     *
     * @param length of the present answer in bytes, or -1 where it is not known
     */
    void fit(LongSupplier length) {
        answer = length;
    }

    /** A buffer that is filled and drained in turns. */
    private final class Half {
        private volatile @Nullable ByteBuffer buffer;
        private volatile boolean filling = true;

        ByteBuffer get() {
            ByteBuffer present = buffer;
            if (present != null) {
                return present;
            }
            return size == SIZE ? NOTHING : NOTHING_SMALL;
        }

        ByteBuffer forFilling(int least) {
            ByteBuffer present = buffer;
            if (present == null) {
                present = ByteBuffer.allocate(Math.max(least, size));
                buffer = present;
            } else if (!filling) {
                present.compact();
            }
            filling = true;
            return present;
        }

        void forDraining() {
            ByteBuffer present = buffer;
            if (present != null && filling) {
                present.flip();
            }
            filling = false;
        }

        boolean isEmpty() {
            ByteBuffer present = buffer;
            return present == null || (filling ? present.position() == 0 : !present.hasRemaining());
        }

        boolean isWritable() {
            ByteBuffer present = buffer;
            return present == null || (filling ? present.hasRemaining() : !present.hasRemaining());
        }

        void release() {
            if (isEmpty()) {
                buffer = null;
            }
        }

        /** Puts what was taken out back before what is there. */
        void putBack(ByteBuffer data) {
            forDraining();
            ByteBuffer rest = get().duplicate();
            buffer = null;
            ByteBuffer all = forFilling(data.remaining() + rest.remaining());
            all.put(data).put(rest);
        }
    }

    /** From here on buffers are small. */
    void shrink() {
        size = SMALL;
    }

    /** Lets go of what is empty. */
    void release() {
        in.release();
        out.release();
    }

    @Override
    public void configureReadBufferForWrite() {
        in.forFilling(0);
    }

    @Override
    public void configureReadBufferForRead() {
        in.forDraining();
    }

    @Override
    public ByteBuffer getReadBuffer() {
        return in.get();
    }

    @Override
    public boolean isReadBufferEmpty() {
        return in.isEmpty();
    }

    @Override
    public void unReadReadBuffer(ByteBuffer returned) {
        in.putBack(returned);
    }

    @Override
    public void configureWriteBufferForWrite() {
        long whole = size == SIZE ? answer.getAsLong() + FIELDS : 0;
        out.forFilling(Math.clamp(whole, 0, LONG_ANSWER));
    }

    @Override
    public void configureWriteBufferForRead() {
        out.forDraining();
    }

    @Override
    public boolean isWriteBufferWritable() {
        return out.isWritable();
    }

    @Override
    public ByteBuffer getWriteBuffer() {
        return out.get();
    }

    @Override
    public boolean isWriteBufferEmpty() {
        return out.isEmpty();
    }

    @Override
    public void reset() {
        free();
    }

    /** Only HTTP/2 asks for larger ones, which is not spoken here. */
    @Override
    public void expand(int newSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void free() {
        in.buffer = null;
        out.buffer = null;
    }
}
