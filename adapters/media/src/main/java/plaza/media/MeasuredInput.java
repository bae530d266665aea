package plaza.media;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory that stops a decoder which makes more of it than was reserved, for what tables
 * take stands in no header, or works on it for too long. For the thread that makes it.
 */
final class MeasuredInput extends ImageInputStreamImpl {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int READS_BETWEEN = 32;

    private final byte[] bytes;
    private final long end;
    private final long mostAllocated;
    private final WorkLimit limit;
    private int reads;

    /**
     * @param end what is read behind this is not measured
     * @param most bytes that the decoder may allocate up to there
     */
    MeasuredInput(byte[] bytes, long end, long most, WorkLimit limit) {
        this.bytes = bytes;
        this.end = end;
        this.limit = limit;
        this.mostAllocated = THREADS.getCurrentThreadAllocatedBytes() + most;
    }

    @Override
    public int read() throws IOException {
        measure();
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        measure();
        bitOffset = 0;
        int read = Math.clamp(bytes.length - streamPos, 0, length);
        System.arraycopy(bytes, (int) Math.min(streamPos, bytes.length), into, from, read);
        streamPos += read;
        return read == 0 && length > 0 ? -1 : read;
    }

    private void measure() {
        if (++reads % READS_BETWEEN != 0) {
            return;
        }
        limit.check();
        if (streamPos < end && THREADS.getCurrentThreadAllocatedBytes() > mostAllocated) {
            throw Damage.broken("its tables take too much memory");
        }
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
