package plaza.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;

/**
 * The bytes of media, by key ({@link MediaKeys}). They stream: no operation holds a whole file in
 * memory. Does not check who may see what, nor what the bytes are.
 */
public interface MediaStore {
    /**
     * Stores bytes while they are being written: whole and durable when this returns, and readable
     * only then. When writing them fails, nothing is left of them. What a key had before is
     * replaced in one step.
     *
     * @return how many bytes there are
     * @throws IOException which the content threw, passed on
     * @throws DomainException NO_ROOM when the store has no room to spare
     * @throws StorageException when it cannot be written to
     */
    long put(String key, Content content) throws IOException;

    /** What is stored under a key. */
    Optional<Stored> find(String key);

    /**
     * Opens a part of the bytes; the caller closes the stream.
     *
     * @param from the first byte, from 0
     * @param length at most so many; the stream ends earlier only where the bytes do
     * @throws DomainException NOT_FOUND when there is nothing under the key
     */
    InputStream open(String key, long from, long length);

    /** Removes the bytes of a key; says whether there were any. */
    boolean delete(String key);

    /**
     * Where another program can read the bytes by itself for the next minutes: a {@code file:} or a
     * signed {@code https:} address. Empty where the store has no such place, or nothing under the
     * key.
     */
    Optional<URI> address(String key);

    /**
     * Where a client can fetch the bytes by itself for the next {@link MediaContent#LINKED_FOR},
     * answered with a type. Empty where the store has no such place. Does not look whether there is
     * anything.
     */
    default Optional<URI> link(String key, String type) {
        return Optional.empty();
    }

    /** The keys stored before a time, each once, in any order. */
    Page<String> list(Instant storedBefore, PageRequest page);

    /** Removes what is left of writes that were last heard of before a time; says how many. */
    int deleteUnfinished(Instant before);

    /**
     * @param bytes how many
     * @param at when they were stored
     */
    record Stored(long bytes, Instant at) {}

    /** Writes what is to be stored, once. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
