package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static plaza.contracts.media.SampleMedia.ascii;
import static plaza.contracts.media.SampleMedia.box;
import static plaza.contracts.media.SampleMedia.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleFiles;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.media.MediaFacts;
import plaza.core.media.MediaFormat;

final class Mp4CopyTest {
    private static final int ONE = 0x10000;
    private static final int[] UPRIGHT = {ONE, 0, 0, ONE};

    private final DecodeBudget budget = new DecodeBudget(1 << 26);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MediaFacts copy(byte[] file, long mostPixels) {
        try {
            return new SafeCopies(
                            mostPixels,
                            Path.of("target", "scratch"),
                            new DiskRoom(0, () -> 0),
                            budget)
                    .copy(MediaFormat.MOV, new ByteArrayInputStream(file), out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    /**
     * A video of 640 × 360 coded pixels.
     *
     * @param shown what the track's header says of its size
     */
    private static byte[] video(int[] matrix, int[] shown, byte[]... extensions) {
        return video(new byte[0], matrix, shown, extensions);
    }

    private static byte[] video(
            byte[] behindTrack, int[] matrix, int[] shown, byte[]... extensions) {
        byte[] header = new byte[84];
        ByteBuffer.wrap(header)
                .putInt(12, 1)
                .putInt(40, matrix[0])
                .putInt(44, matrix[1])
                .putInt(52, matrix[2])
                .putInt(56, matrix[3])
                .putInt(72, 0x40000000)
                .putInt(76, shown[0] << 16)
                .putInt(80, shown[1] << 16);
        byte[] entry = new byte[78];
        ByteBuffer.wrap(entry).putShort(24, (short) 640).putShort(26, (short) 360);
        byte[] entries = join(ints(0, 1), box("avc1", entry, join(extensions)));
        byte[] track =
                box(
                        "trak",
                        box("tkhd", header),
                        box(
                                "mdia",
                                box("mdhd", new byte[24]),
                                box("hdlr", new byte[8], ascii("vide"), new byte[13]),
                                box("minf", box("stbl", box("stsd", entries)))));
        return join(
                box("ftyp", ascii("qt  \0\0\0\0qt  ")),
                box("moov", box("mvhd", new byte[100]), track, behindTrack),
                box("mdat", new byte[8]));
    }

    private MediaFacts facts(int[] matrix, int[] shown, byte[]... extensions) {
        return copy(video(matrix, shown, extensions), 1_000_000);
    }

    private static MediaFacts size(int width, int height) {
        return new MediaFacts(width, height, null);
    }

    @Test
    void aVideoIsAsLargeAsItIsShown() {
        int[] coded = {640, 360};
        byte[] wide = box("pasp", ints(4, 3));
        byte[] clean = box("clap", ints(600, 1, 1_400, 4, 0, 1, 0, 1));
        assertThat(facts(UPRIGHT, coded)).isEqualTo(size(640, 360));
        assertThat(facts(UPRIGHT, new int[] {0, 0})).isEqualTo(size(640, 360));
        assertThat(facts(UPRIGHT, new int[] {853, 360})).isEqualTo(size(853, 360));
        assertThat(facts(UPRIGHT, coded, wide)).isEqualTo(size(853, 360));
        assertThat(facts(UPRIGHT, new int[] {0, 0}, clean)).isEqualTo(size(600, 350));
        assertThat(facts(UPRIGHT, coded, clean, wide)).isEqualTo(size(800, 350));
    }

    @Test
    void aVideoIsTurnedAndStretchedByItsMatrix() {
        int[] coded = {640, 360};
        byte[] wide = box("pasp", ints(2, 1));
        assertThat(facts(new int[] {0, ONE, -ONE, 0}, coded)).isEqualTo(size(360, 640));
        assertThat(facts(new int[] {0, -ONE, ONE, 0}, coded, wide)).isEqualTo(size(360, 1_280));
        assertThat(facts(new int[] {-ONE, 0, 0, -ONE}, coded)).isEqualTo(size(640, 360));
        assertThat(facts(new int[] {2 * ONE, 0, 0, ONE}, coded)).isEqualTo(size(1_280, 360));
        assertThat(facts(new int[4], coded)).isEqualTo(size(640, 360));
    }

    @Test
    void aVideoMayNotBeShownLargerThanItMayBe() {
        byte[] endless = box("pasp", ints(Integer.MAX_VALUE, 1));

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> facts(UPRIGHT, new int[] {640, 360}, endless));
    }

    @Test
    void aMovHasASizeAndABoundOnIt() {
        byte[] file = SampleFiles.of("camera.mov");

        assertThat(copy(file, 64 * 48)).isEqualTo(new MediaFacts(64, 48, 1_000L));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> copy(file, 64 * 48 - 1))
                .satisfies(
                        refusal ->
                                assertThat(refusal.errors().getFirst().message())
                                        .contains("pixels"));
    }

    @Test
    void aDescriptionKeepsWhatADecoderNeeds() {
        String secret = SampleMedia.PLACE;
        byte[] file =
                video(
                        UPRIGHT,
                        new int[] {640, 360},
                        box("avcC", ascii("how it is coded")),
                        box("uuid", ascii(secret)),
                        box("GPS ", ascii(secret)));
        copy(file, 1_000_000);

        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .hasSize(file.length)
                .contains("avcChow it is coded")
                .doesNotContain(secret)
                .doesNotContain("GPS ");
    }

    @Test
    void aVideoOfAnUnknownKindIsRefusedAndNotTakenForASound() {
        byte[] file = SampleFiles.renamed("plain.mp4", "avc1", "new1");

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> copy(file, 1_000_000))
                .satisfies(
                        refusal ->
                                assertThat(refusal.errors().getFirst().message())
                                        .contains("H.264"));
    }

    @Test
    void whatIsNestedWithoutEndIsTakenOutAndNotFollowed() {
        int depth = 100_000;
        ByteBuffer nested = ByteBuffer.allocate(8 * depth);
        while (nested.hasRemaining()) {
            nested.putInt(nested.remaining()).put(ascii("wave"));
        }
        byte[] file = video(UPRIGHT, new int[] {640, 360}, nested.array());

        assertThat(copy(file, 1_000_000)).isEqualTo(size(640, 360));
        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .hasSize(file.length)
                .containsOnlyOnce("wave");
    }

    @Test
    void asManyTracksHaveDefaultsAsThereMayBe() {
        byte[][] defaults = new byte[128][];
        Arrays.fill(defaults, box("trex", new byte[24]));
        int[] coded = {640, 360};
        byte[] most = box("mvex", defaults);
        byte[] more = join(most, box("mvex", box("trex")));

        assertThat(copy(video(most, UPRIGHT, coded), 1_000_000)).isEqualTo(size(640, 360));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> copy(video(more, UPRIGHT, coded), 1_000_000))
                .satisfies(
                        refusal ->
                                assertThat(refusal.errors().getFirst().message())
                                        .contains("too many tracks"));
    }

    @Test
    void whatAllTracksSayOfTheirSamplesIsHeldAndBounded() {
        byte[] large = new byte[600_000];
        byte[] one = box("trak", box("mdia", box("minf", box("stbl", box("stsd", large)))));
        int[] coded = {640, 360};

        assertThat(copy(video(one, UPRIGHT, coded), 1_000_000)).isEqualTo(size(640, 360));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> copy(video(join(one, one), UPRIGHT, coded), 1_000_000));
    }

    @Test
    void cleaningWaitsForMemory() throws Exception {
        byte[] file = SampleFiles.of("camera.mov");
        var cleaning = new FutureTask<>(() -> copy(file, 1_000_000));
        var thread = new Thread(cleaning);
        budget.taking(
                budget.bytes(),
                () -> {
                    thread.start();
                    while (thread.getState() != Thread.State.WAITING && !cleaning.isDone()) {
                        Thread.onSpinWait();
                    }
                    assertThat(cleaning.isDone()).isFalse();
                    return true;
                });

        assertThat(cleaning.get()).isEqualTo(new MediaFacts(64, 48, 1_000L));
    }
}
