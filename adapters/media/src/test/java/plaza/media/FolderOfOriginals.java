package plaza.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import plaza.core.DomainException;

/** Files in a folder, which goes by no port of a store: keys are their paths. */
record FolderOfOriginals(Path folder) implements Originals {
    void put(String key, byte[] bytes) {
        try {
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Original find(String key) {
        Path file = folder.resolve(key);
        if (Files.notExists(file)) {
            throw DomainException.notFound("media");
        }
        return new Original() {
            @Override
            public InputStream open() {
                try {
                    return Files.newInputStream(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public long bytes() {
                return file.toFile().length();
            }
        };
    }

    @Override
    public Optional<URI> address(String key) {
        return Optional.of(folder.resolve(key).toUri());
    }
}
