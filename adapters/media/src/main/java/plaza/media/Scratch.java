package plaza.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file to work in while one upload is cleaned: where what a part is stands behind the part
 * itself, the whole has to be there before the first byte can be passed on. Its name is gone as
 * soon as it is open where the system allows that, else when it is closed. Not thread-safe.
 */
final class Scratch implements Closeable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;
    private final DiskRoom room;

    private Scratch(FileChannel channel, DiskRoom room) {
        this.channel = channel;
        this.room = room;
    }

    /**
     * An empty one.
     *
     * @param folder made when it is not there
     * @param room what is to stay free on its disk
     */
    static Scratch open(Path folder, DiskRoom room) {
        room.require();
        try {
            Files.createDirectories(folder);
            return new Scratch(
                    FileChannel.open(
                            folder.resolve(UUID.randomUUID() + ".part"),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    room);
        } catch (IOException e) {
            throw PartFile.failed(e);
        }
    }

    /** Writes its content from the beginning. */
    PartFile writer() {
        return new PartFile(channel, room);
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw PartFile.failed(e);
        }
    }

    /** Bytes that must be there. */
    byte[] read(long at, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        if (fill(bytes, at) < length) {
            throw Damage.cutOff();
        }
        return bytes.array();
    }

    /** Reads until a buffer is full, or the content ends; says how many bytes there were. */
    int fill(ByteBuffer bytes, long at) {
        int start = bytes.position();
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position() - start) < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw PartFile.failed(e);
        }
        return bytes.position() - start;
    }

    void write(long at, byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        } catch (IOException e) {
            throw PartFile.failed(e);
        }
    }

    /** Writes zeros over what stands from one place up to another. */
    void blank(long from, long to) {
        byte[] zeros = new byte[(int) Math.min(BUFFER, Math.max(0, to - from))];
        for (long at = from; at < to; at += zeros.length) {
            int left = (int) Math.min(zeros.length, to - at);
            write(at, left == zeros.length ? zeros : new byte[left]);
        }
    }

    /** Passes on everything. */
    void copyTo(OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        for (long at = 0; fill(bytes.clear(), at) > 0; at += bytes.position()) {
            out.write(bytes.array(), 0, bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads numbers one after another, the largest part first. */
    Numbers numbers(long from, long to) {
        return new Numbers(from, to);
    }

    /** The numbers of a table. */
    final class Numbers {
        private final ByteBuffer bytes = ByteBuffer.allocate(8 * 1024).limit(0);
        private long next;
        private final long end;

        private Numbers(long from, long end) {
            this.next = from;
            this.end = end;
        }

        boolean has(int length) {
            return bytes.remaining() + end - next >= length;
        }

        private ByteBuffer with(int length) {
            if (bytes.remaining() < length) {
                bytes.compact();
                bytes.limit((int) Math.min(bytes.capacity(), bytes.position() + end - next));
                next += fill(bytes, next);
                bytes.flip();
                if (bytes.remaining() < length) {
                    throw Damage.cutOff();
                }
            }
            return bytes;
        }

        /** A number of 1, 2, 4 or 8 bytes; of fewer than 8 it has no sign. */
        long next(int length) {
            ByteBuffer ahead = with(length);
            return switch (length) {
                case 1 -> ahead.get() & 0xFF;
                case 2 -> ahead.getShort() & 0xFFFF;
                case 4 -> ahead.getInt() & 0xFFFF_FFFFL;
                default -> ahead.getLong();
            };
        }
    }
}
