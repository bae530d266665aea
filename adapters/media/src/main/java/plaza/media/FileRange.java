package plaza.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a file. The file may be deleted meanwhile: what is open can be read to its end. */
public final class FileRange extends InputStream {
    private final SeekableByteChannel channel;
    private long left;

    private FileRange(SeekableByteChannel channel, long left) {
        this.channel = channel;
        this.left = left;
    }

    /**
     * @param from the first byte, from 0
     * @param length at most so many bytes; fewer where the file ends before
     */
    public static FileRange open(Path path, long from, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
            channel.position(from);
            return new FileRange(channel, length);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, left)));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long ahead = Math.max(0, channel.size() - channel.position());
        long skipped = Math.clamp(bytes, 0, Math.min(left, ahead));
        channel.position(channel.position() + skipped);
        left -= skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
