package plaza.contracts.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Page;
import plaza.core.media.MediaStore;

/** The contract of every {@link MediaStore}. */
public interface MediaStoreContract {
    MediaStore store();

    private static String key() {
        return key("posts");
    }

    private static String key(String folder) {
        return folder + "/" + Samples.sessionId() + ".jpg";
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private String given(byte[] bytes) {
        String key = key();
        put(key, bytes);
        return key;
    }

    private void put(String key, byte[] bytes) {
        try {
            assertThat(store().put(key, out -> out.write(bytes))).isEqualTo(bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(String key, long from, long length) {
        try (InputStream in = store().open(key, from, length)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> keysBefore(Instant time) {
        return Page.all(3, page -> store().list(time, page)).toList();
    }

    private static Instant later() {
        return Samples.now().plus(Duration.ofHours(1));
    }

    @Test
    default void bytesComeBackAsTheyWere() {
        for (int size : List.of(0, 1, 8_192, 3_000_001)) {
            byte[] bytes = bytes(size);
            String key = given(bytes);
            assertThat(store().find(key).orElseThrow().bytes()).isEqualTo(size);
            assertThat(Arrays.equals(read(key, 0, Long.MAX_VALUE), bytes)).isTrue();
        }
    }

    @Test
    default void bytesThatComeInPiecesAreOne() throws IOException {
        byte[] bytes = bytes(200_000);
        String key = key("reels");
        long stored =
                store().put(
                                key,
                                out -> {
                                    out.write(bytes[0]);
                                    out.write(bytes, 1, 99_999);
                                    out.flush();
                                    new ByteArrayInputStream(bytes, 100_000, 100_000)
                                            .transferTo(out);
                                });
        assertThat(stored).isEqualTo(200_000);
        assertThat(Arrays.equals(read(key, 0, 200_000), bytes)).isTrue();
    }

    @Test
    default void everyPartCanBeReadAlone() {
        byte[] bytes = bytes(100_000);
        String key = given(bytes);
        for (int[] part : new int[][] {{0, 1}, {1, 10}, {99_999, 1}, {50_000, 50_000}, {7, 0}}) {
            assertThat(read(key, part[0], part[1]))
                    .isEqualTo(Arrays.copyOfRange(bytes, part[0], part[0] + part[1]));
        }
        assertThat(read(key, 99_990, 1_000)).isEqualTo(Arrays.copyOfRange(bytes, 99_990, 100_000));
        assertThat(read(key, 100_000, 1)).isEmpty();
        assertThat(read(key, 200_000, 1)).isEmpty();
    }

    @Test
    default void partsCanBeSkippedAndReadByteByByte() throws IOException {
        byte[] bytes = bytes(1_000);
        String key = given(bytes);
        try (InputStream in = store().open(key, 100, 10)) {
            assertThat(in.read()).isEqualTo(bytes[100] & 0xFF);
            in.skipNBytes(5);
            assertThat(in.read()).isEqualTo(bytes[106] & 0xFF);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 107, 110));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        String key = key();
        assertThat(store().find(key)).isEmpty();
        assertThat(store().address(key)).isEmpty();
        assertThat(store().delete(key)).isFalse();
        DomainException missing =
                catchThrowableOfType(DomainException.class, () -> store().open(key, 0, 1));
        assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    default void whatIsDeletedIsGone() {
        String key = given(bytes(10));
        assertThat(store().delete(key)).isTrue();
        assertThat(store().delete(key)).isFalse();
        assertThat(store().find(key)).isEmpty();
        assertThat(keysBefore(later())).doesNotContain(key);
    }

    @Test
    default void whatIsPutAgainIsReplaced() {
        String key = given(bytes(10));
        put(key, bytes(5));
        assertThat(read(key, 0, 100)).isEqualTo(bytes(5));
        assertThat(store().find(key).orElseThrow().bytes()).isEqualTo(5);
    }

    @Test
    default void nothingIsLeftOfBytesThatCannotBeWritten() {
        String key = key();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                store().put(
                                                key,
                                                out -> {
                                                    out.write(bytes(100_000));
                                                    throw new IOException("gone");
                                                }))
                .withMessage("gone");
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(
                        () ->
                                store().put(
                                                key,
                                                out -> {
                                                    out.write(1);
                                                    throw DomainException.notFound("x");
                                                }));
        assertThat(store().find(key)).isEmpty();
        assertThat(keysBefore(later())).doesNotContain(key);
        assertThat(store().deleteUnfinished(later())).isZero();
    }

    @Test
    default void whatWasThereStaysWhenItCannotBeReplaced() {
        String key = given(bytes(10));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                store().put(
                                                key,
                                                out -> {
                                                    out.write(bytes(5));
                                                    throw new IOException("gone");
                                                }));
        assertThat(read(key, 0, 100)).isEqualTo(bytes(10));
    }

    @Test
    default void nothingCanBeReadBeforeItIsWhole() throws IOException {
        String key = key();
        store().put(
                        key,
                        out -> {
                            out.write(bytes(100_000));
                            out.flush();
                            assertThat(store().find(key)).isEmpty();
                            assertThat(keysBefore(later())).doesNotContain(key);
                        });
        assertThat(store().find(key)).isPresent();
    }

    @Test
    default void aReaderKeepsWhatItOpened() throws IOException {
        byte[] bytes = bytes(500_000);
        String key = given(bytes);
        try (InputStream in = store().open(key, 0, bytes.length)) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
            store().delete(key);
            assertThat(Arrays.equals(in.readAllBytes(), Arrays.copyOfRange(bytes, 1, bytes.length)))
                    .isTrue();
        }
    }

    @Test
    default void keysThatThePlatformDidNotMakeAreRefused() {
        for (String key :
                List.of(
                        "",
                        "posts/../../etc/passwd",
                        "/etc/passwd",
                        "posts/x.jpg",
                        "secrets/" + Samples.sessionId() + ".jpg",
                        "posts/" + Samples.sessionId() + ".jpg\0",
                        "posts/" + Samples.sessionId() + "./x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store().put(key, out -> out.write(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> store().open(key, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> store().delete(key));
        }
    }

    @Test
    default void everyKeyIsListedOnce() {
        List<String> keys = new ArrayList<>();
        for (String folder : List.of("posts", "reels", "stories", "avatars")) {
            for (int i = 0; i < 3; i++) {
                String key = key(folder);
                put(key, bytes(1));
                keys.add(key);
            }
        }
        Instant stored = store().find(keys.getFirst()).orElseThrow().at();

        assertThat(keysBefore(later())).containsAll(keys).doesNotHaveDuplicates();
        assertThat(keysBefore(stored)).doesNotContainAnyElementsOf(keys);
    }

    @Test
    default void anotherProgramReadsTheSameBytes() throws IOException {
        byte[] bytes = "to be read by others".getBytes(StandardCharsets.UTF_8);
        String key = given(bytes);
        var address = store().address(key);
        if (address.isPresent()) {
            try (InputStream in = address.get().toURL().openStream()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        } else {
            assertThat(store().find(key)).isPresent();
        }
    }

    @Test
    default void manyAreStoredAtTheSameTime() {
        List<byte[]> contents = Stream.of(1, 2, 3, 4, 5, 6).map(i -> bytes(50_000 + i)).toList();
        List<String> keys = Concurrently.call(6, i -> given(contents.get(i)));
        for (int i = 0; i < 6; i++) {
            assertThat(Arrays.equals(read(keys.get(i), 0, 100_000), contents.get(i))).isTrue();
        }
    }

    @Test
    default void ofManyWhoPutTheSameKeyOneWins() {
        String key = key();
        Concurrently.call(
                6,
                i -> {
                    put(key, bytes(40_000 + i));
                    return i;
                });
        byte[] stored = read(key, 0, 100_000);
        assertThat(Arrays.equals(stored, bytes(stored.length))).isTrue();
        assertThat(store().deleteUnfinished(later())).isZero();
    }
}
