package plaza.local.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.contracts.Samples;
import plaza.contracts.media.MediaStoreContract;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.StorageException;
import plaza.media.DiskRoom;

class LocalMediaStoreTest implements MediaStoreContract {
    @TempDir Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private LocalMediaStore store = unopened();

    private LocalMediaStore unopened() {
        return new LocalMediaStore(
                Path.of("target/unopened-media"),
                Clock.systemUTC(),
                new DiskRoom(1_000, free::get));
    }

    @BeforeEach
    void open() {
        store =
                new LocalMediaStore(
                        folder.resolve("media"), Clock.systemUTC(), new DiskRoom(1_000, free::get));
    }

    @Override
    public LocalMediaStore store() {
        return store;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void aWriteEndsWhenTheDiskHasTooLittleRoom() throws IOException {
        String key = "posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg";
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                store.put(
                                        key,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            free.set(999);
                                            out.write(new byte[100_000]);
                                        }));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.NO_ROOM);
        assertThat(files()).isEmpty();
        free.set(1_000);
        assertThat(store.put(key, out -> out.write(1))).isEqualTo(1);
    }

    @Test
    void filesLieInFoldersByTheEndOfTheirId() throws IOException {
        store.put("posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg", out -> out.write(1));

        assertThat(files())
                .containsExactly("media/posts/d0/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg");
    }

    @Test
    void whatAKilledProcessLeftGoesWhenItIsOld() throws IOException {
        Path part = folder.resolve("media/incoming/x.part");
        Files.writeString(part, "half of");
        Instant now = Instant.now();
        assertThat(store.deleteUnfinished(now.minus(Duration.ofHours(24)))).isZero();
        Files.setLastModifiedTime(part, FileTime.from(now.minus(Duration.ofHours(25))));

        assertThat(store.deleteUnfinished(now.minus(Duration.ofHours(24)))).isEqualTo(1);

        assertThat(files()).isEmpty();
    }

    @Test
    void anUploadUnderWayStays() throws IOException {
        String key = "posts/" + Samples.sessionId() + ".jpg";
        store.put(
                key,
                out -> {
                    out.write(new byte[100_000]);
                    assertThat(store.deleteUnfinished(Instant.now().minusSeconds(60))).isZero();
                });
        assertThat(store.find(key)).isPresent();
    }

    /** A folder that is a file stands for every way in which a disk refuses. */
    @Test
    void aDiskThatRefusesIsAStorageExceptionAndLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("media/posts"), "in the way");
        StorageException failure =
                catchThrowableOfType(
                        StorageException.class,
                        () ->
                                store.put(
                                        "posts/" + Samples.sessionId() + ".jpg",
                                        out -> out.write(new byte[1_000_000])));

        assertThat(failure.isTransient()).isTrue();
        assertThat(files()).containsExactly("media/posts");
    }
}
