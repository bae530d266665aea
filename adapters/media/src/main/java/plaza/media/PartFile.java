package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import plaza.core.StorageException;

/**
 * A new file that is being written. What goes wrong with it is a {@link StorageException}, so that
 * it is told apart from what goes wrong with the bytes' source. Ends as soon as the disk has too
 * little room.
 */
public final class PartFile extends OutputStream {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;
    private final DiskRoom room;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long size;

    PartFile(FileChannel channel, DiskRoom room) {
        this.channel = channel;
        this.room = room;
    }

    /**
     * @param path where nothing is yet
     * @param room what is to stay free on its disk
     * @throws StorageException when it cannot be made
     */
    public static PartFile create(Path path, DiskRoom room) {
        try {
            return new PartFile(
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    room);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int value) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) value);
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (length > buffer.remaining()) {
            flush();
        }
        if (length > buffer.remaining()) {
            drain(ByteBuffer.wrap(bytes, from, length));
        } else {
            buffer.put(bytes, from, length);
        }
        size += length;
    }

    @Override
    public void flush() {
        drain(buffer.flip());
        buffer.clear();
    }

    private void drain(ByteBuffer bytes) {
        room.require();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Brings everything to the disk. */
    public void finish() {
        flush();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** How many bytes were written. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A disk that is full, or away, may be mended: the same upload may succeed later. */
    public static StorageException failed(IOException e) {
        return StorageException.unavailable("The folder for media cannot be written to", e);
    }
}
