package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.MediaFacts;
import plaza.core.media.MediaFormat;

class SafeCopiesTest {
    private static final long MOST_PIXELS = 1_000_000;

    private final SafeCopies copies =
            new SafeCopies(
                    MOST_PIXELS,
                    Path.of("target", "scratch"),
                    new DiskRoom(0, () -> 0),
                    new DecodeBudget(1 << 26));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Copied(byte[] bytes, MediaFacts facts) {}

    private Copied copy(MediaFormat format, byte[] file) {
        var out = new ByteArrayOutputStream();
        try {
            MediaFacts facts = copies.copy(format, new ByteArrayInputStream(file), out);
            return new Copied(out.toByteArray(), facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(MediaFormat format, byte[] file) {
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> copy(format, file));
        assertThat(refusal).as("%s of %d bytes", format, file.length).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
    }

    /** A file of a format, with a place in it where the format has room for one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(MediaFormat format, byte[] file, MediaFacts facts) {
        @Override
        public String toString() {
            return format + " " + facts;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        MediaFormat.JPEG,
                        SampleMedia.jpegWithPlace(60, 40, 1),
                        new MediaFacts(60, 40, null)),
                new Sample(
                        MediaFormat.JPEG,
                        SampleMedia.jpegWithPlace(60, 40, 6),
                        new MediaFacts(40, 60, null)),
                new Sample(
                        MediaFormat.PNG,
                        SampleMedia.pngWithPlace(60, 40, 1),
                        new MediaFacts(60, 40, null)),
                new Sample(
                        MediaFormat.PNG,
                        SampleMedia.pngWithPlace(60, 40, 8),
                        new MediaFacts(40, 60, null)),
                new Sample(
                        MediaFormat.GIF,
                        SampleMedia.gifWithPlace(60, 40),
                        new MediaFacts(60, 40, null)),
                new Sample(
                        MediaFormat.WEBP, SampleMedia.webpWithPlace(3), new MediaFacts(1, 1, null)),
                new Sample(MediaFormat.MP4, SampleMedia.mp4(500), new MediaFacts(640, 360, 2_500L)),
                new Sample(
                        MediaFormat.MP4, SampleMedia.lyingMp4(), new MediaFacts(360, 640, 2_500L)),
                new Sample(MediaFormat.MOV, SampleMedia.mov(), new MediaFacts(640, 360, 2_500L)),
                new Sample(MediaFormat.M4A, SampleMedia.m4a(), new MediaFacts(null, null, 2_500L)),
                new Sample(MediaFormat.WEBM, SampleMedia.webm(), new MediaFacts(320, 240, 1_500L)),
                new Sample(
                        MediaFormat.MP3, SampleMedia.mp3(50), new MediaFacts(null, null, 1_306L)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileIsRecognizedByItsContent(Sample sample) {
        assertThat(copies.recognize(sample.file())).contains(sample.format());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileSaysWhatItIs(Sample sample) {
        assertThat(copy(sample.format(), sample.file()).facts()).isEqualTo(sample.facts());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noPlaceComesOutAgain(Sample sample) {
        assertThat(SampleMedia.hasPlace(sample.file())).isTrue();

        Copied copied = copy(sample.format(), sample.file());

        assertThat(SampleMedia.hasPlace(copied.bytes())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCopyOfACopyIsTheSame(Sample sample) {
        Copied once = copy(sample.format(), sample.file());
        Copied twice = copy(sample.format(), once.bytes());

        assertThat(copies.recognize(once.bytes())).contains(sample.format());
        assertThat(twice.facts()).isEqualTo(once.facts());
        assertThat(Arrays.equals(twice.bytes(), once.bytes())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsHiddenBehindTheEndIsCutOff(Sample sample) {
        Copied plain = copy(sample.format(), sample.file());
        for (String tail :
                List.of(
                        "PK\3\4" + "x".repeat(3_000),
                        "<script>alert(1)</script>",
                        "\0",
                        "MZ\0\0")) {
            byte[] polyglot = SampleMedia.join(sample.file(), SampleMedia.ascii(tail));
            // A file may also be refused for it, as long as the tail does not come out again.
            try {
                assertThat(Arrays.equals(copy(sample.format(), polyglot).bytes(), plain.bytes()))
                        .as(tail)
                        .isTrue();
            } catch (DomainException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.INVALID);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileThatIsCutOffIsRefused(Sample sample) {
        byte[] whole = copy(sample.format(), sample.file()).bytes();
        int longest =
                switch (sample.format()) {
                    // Its frames are whole each.
                    case MP3 -> 800;
                    // Behind the headers it is mended; what is missing shows when it is decoded.
                    case JPEG -> 600;
                    default -> whole.length - 1;
                };
        for (int length = longest; length > 4; length -= 7) {
            assertRefused(sample.format(), Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nonsenseIsCopiedOrRefusedAndNothingElse(Sample sample) {
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] file = sample.file().clone();
            for (int change = 0; change <= i % 5; change++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            try {
                copy(sample.format(), file);
            } catch (DomainException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.INVALID);
            }
        }
    }

    @Test
    void pixelsStayAsTheyAre() throws IOException {
        for (byte[] file :
                List.of(
                        SampleMedia.jpegWithPlace(60, 40, 6),
                        SampleMedia.pngWithPlace(60, 40, 1))) {
            MediaFormat format = copies.recognize(file).orElseThrow();
            var before = ImageIO.read(new ByteArrayInputStream(file));
            var after = ImageIO.read(new ByteArrayInputStream(copy(format, file).bytes()));
            int[] expected = before.getRGB(0, 0, 60, 40, null, 0, 60);
            assertThat(after.getRGB(0, 0, 60, 40, null, 0, 60)).isEqualTo(expected);
        }
    }

    @Test
    void samplesOfAVideoStayInTheirPlaceAndDataThatIsNoneGoes() {
        byte[] file =
                SampleMedia.join(
                        SampleMedia.mp4Head("isom", false),
                        SampleMedia.box("mdat", SampleMedia.ascii("in samples, and not")));
        byte[] copied = copy(MediaFormat.MP4, file).bytes();

        String text = new String(file, StandardCharsets.ISO_8859_1);
        String kept = new String(copied, StandardCharsets.ISO_8859_1);
        assertThat(copied).hasSameSizeAs(file);
        assertThat(kept.indexOf("in samples")).isEqualTo(text.indexOf("in samples")).isPositive();
        assertThat(kept).endsWith("in samples" + "\0".repeat(9));
    }

    @Test
    void whatIsNotAllowedIsNotRecognized() {
        for (String file :
                List.of(
                        "",
                        "<html><body>hello</body></html>",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                        "%PDF-1.7",
                        "PK\3\4",
                        "\177ELF",
                        "MZ",
                        "#!/bin/sh",
                        "#EXTM3U\nhttp://127.0.0.1/",
                        "BM\0\0\0\0",
                        "II*\0",
                        "just words")) {
            assertThat(copies.recognize(SampleMedia.ascii(file))).as(file).isEmpty();
        }
        assertThat(copies.recognize(SampleMedia.box("ftyp", SampleMedia.ascii("heic\0\0\0\0mif1"))))
                .isEmpty();
    }

    @Test
    void aBombIsRefusedBeforeAnythingIsDecoded() {
        byte[] png = SampleMedia.png(4, 4);
        byte[] header = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).array();
        System.arraycopy(png, 24, header, 8, 5);
        byte[] bomb =
                SampleMedia.join(
                        Arrays.copyOf(png, 8),
                        SampleMedia.chunk("IHDR", header),
                        Arrays.copyOfRange(png, 33, png.length));
        assertRefused(MediaFormat.PNG, bomb);

        byte[] gif = SampleMedia.gif(4, 4);
        gif[6] = (byte) 0xFF;
        gif[7] = (byte) 0xFF;
        gif[8] = (byte) 0xFF;
        gif[9] = (byte) 0xFF;
        assertRefused(MediaFormat.GIF, gif);

        byte[] jpeg = SampleMedia.jpeg(8, 8);
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        assertRefused(MediaFormat.JPEG, jpeg);
    }

    @Test
    void aVideoOfNothingButPlacesIsRefused() {
        byte[] video = SampleMedia.mp4(100);
        String text = new String(video, StandardCharsets.ISO_8859_1);
        byte[] places = SampleMedia.ascii(text.replace("avc1", "gpmd"));
        assertRefused(MediaFormat.MP4, places);
    }

    @Test
    void aSoundThatSaysItIsLongerIsCutOff() {
        byte[] frames = SampleMedia.mp3Frames(20);
        ByteBuffer.wrap(frames, 36, 12).put(SampleMedia.ascii("Xing")).putInt(1).putInt(19);
        assertThat(copy(MediaFormat.MP3, frames).facts().durationMs()).isEqualTo(496L);
        ByteBuffer.wrap(frames, 44, 4).putInt(500);
        assertRefused(MediaFormat.MP3, frames);
    }

    @Test
    void anAnimationLastsAsLongAsItsFrames() {
        byte[] gif = SampleMedia.gif(4, 4);
        String text = new String(gif, StandardCharsets.ISO_8859_1);
        int picture = text.indexOf(',', 13 + 3 * (2 << (gif[10] & 7)));
        byte[] delay = {0x21, (byte) 0xF9, 4, 0, 25, 0, 0, 0};
        byte[] frame = SampleMedia.join(delay, Arrays.copyOfRange(gif, picture, gif.length - 1));
        byte[] animation =
                SampleMedia.join(
                        Arrays.copyOf(gif, picture), frame, frame, frame, new byte[] {0x3B});

        assertThat(copy(MediaFormat.GIF, animation).facts()).isEqualTo(new MediaFacts(4, 4, 750L));
    }

    /** A PNG that says that a megabyte comes next, and then does something else first. */
    private static InputStream stalling(Runnable meanwhile) {
        byte[] beginning = Arrays.copyOf(SampleMedia.png(4, 4), 33);
        byte[] chunk =
                ByteBuffer.allocate(8).putInt(1 << 20).put(SampleMedia.ascii("iCCP")).array();
        return new SequenceInputStream(
                new ByteArrayInputStream(SampleMedia.join(beginning, chunk)),
                new InputStream() {
                    @Override
                    public int read() {
                        meanwhile.run();
                        return -1;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        return read();
                    }
                });
    }

    private void copyStalling(Runnable meanwhile) {
        try {
            copies.copy(MediaFormat.PNG, stalling(meanwhile), OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesThatComeInSlowlyHoldNoMoreTogetherThanTheyMay() {
        Runnable nothing = () -> {};
        for (int i = 0; i < 3; i++) {
            DomainException cutOff =
                    catchThrowableOfType(
                            DomainException.class, () -> copyStalling(() -> copyStalling(nothing)));
            assertThat(cutOff.kind()).isEqualTo(ErrorKind.INVALID);
            DomainException refusal =
                    catchThrowableOfType(
                            DomainException.class,
                            () -> copyStalling(() -> copyStalling(() -> copyStalling(nothing))));
            assertThat(refusal.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        }
    }
}
