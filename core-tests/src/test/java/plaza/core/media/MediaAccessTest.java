package plaza.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.id.UserId;
import plaza.local.media.LocalMediaStore;
import plaza.media.DiskRoom;
import plaza.memory.media.MemoryMediaCatalog;

class MediaAccessTest {
    private static final UserId OWNER = Samples.userId();
    private static final byte[] FILE = {1, 2, 3};

    @TempDir Path folder;

    /** Where nothing can be scaled. */
    private static final class NoRenditions implements Renditions {
        @Override
        public Optional<String> blurhash(String key, MediaFormat format, Asker asker) {
            return Optional.empty();
        }

        @Override
        public Optional<Rendition> find(Media media, int width, Asker asker) {
            return Optional.empty();
        }

        @Override
        public void forget(String key) {
            // There is none.
        }
    }

    private final MemoryMediaCatalog catalog = new MemoryMediaCatalog();
    private LocalMediaStore store =
            new LocalMediaStore(
                    Path.of("target", "unused-media"),
                    new SettableClock(Samples.now()),
                    new DiskRoom(0, () -> 0));

    @BeforeEach
    void open() {
        var clock = new SettableClock(Samples.now());
        store = new LocalMediaStore(folder, clock, new DiskRoom(0, () -> 0));
    }

    private MediaAccess.View scaled(MediaFormat format) throws IOException {
        String key = "posts/" + Samples.sessionId() + "." + format.extension();
        store.put(key, out -> out.write(FILE));
        catalog.insert(
                new Media(
                        key,
                        OWNER,
                        format.type(),
                        FILE.length,
                        4_000,
                        3_000,
                        null,
                        "blurred",
                        Samples.now(),
                        null,
                        Samples.now()));
        return new MediaAccess(
                        catalog, store, new NoRenditions(), new MediaAccessPolicies(), false, false)
                .scaled(OWNER, key, 64, () -> false);
    }

    @Test
    void aPictureThatCannotBeScaledIsShownAsItIs() throws IOException {
        MediaAccess.View view = scaled(MediaFormat.JPEG);
        assertThat(view.type()).isEqualTo("image/jpeg");
        try (InputStream in = view.content().open(0, view.content().bytes())) {
            assertThat(in.readAllBytes()).isEqualTo(FILE);
        }
    }

    @Test
    void aVideoWithoutAPosterHasNoPicture() {
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> scaled(MediaFormat.MP4));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
}
