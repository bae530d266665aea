package plaza.media;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import plaza.core.DomainException;
import plaza.core.media.MediaStore;

/** The files that small pictures are made of, by their keys. Safe for use by many threads. */
public interface Originals {
    /** A file, which can be opened more than once. */
    interface Original {
        InputStream open();

        /** Its size. */
        long bytes();
    }

    /**
     * @throws DomainException NOT_FOUND when there is nothing under the key
     */
    Original find(String key);

    /**
     * Where another program can read a file by itself for the next minutes; empty where there is no
     * such place.
     */
    Optional<URI> address(String key);

    /** What a store holds. */
    static Originals of(MediaStore store) {
        return new Originals() {
            @Override
            public Original find(String key) {
                long bytes =
                        store.find(key)
                                .orElseThrow(() -> DomainException.notFound("media"))
                                .bytes();
                return new Original() {
                    @Override
                    public InputStream open() {
                        return store.open(key, 0, bytes);
                    }

                    @Override
                    public long bytes() {
                        return bytes;
                    }
                };
            }

            @Override
            public Optional<URI> address(String key) {
                return store.address(key);
            }
        };
    }
}
