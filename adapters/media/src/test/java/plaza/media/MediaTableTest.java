package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.media.SampleFiles;
import plaza.contracts.media.SampleMedia;
import plaza.core.media.MediaFacts;
import plaza.core.media.MediaFormat;

/** What each kind of file is, and what is taken out of it. */
final class MediaTableTest {
    private static final String EXIFTOOL = "exiftool";

    @TempDir Path folder;

    /**
     * A line of the table.
     *
     * @param gone what the file has, and its copy has not
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String name, byte[] file, MediaFormat format, MediaFacts facts, List<String> gone) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Line line(
            String name, byte[] file, MediaFormat format, MediaFacts facts, String... gone) {
        return new Line(name, file, format, facts, List.of(gone));
    }

    private static MediaFacts seen(int width, int height, @Nullable Long milliseconds) {
        return new MediaFacts(width, height, milliseconds);
    }

    private static MediaFacts heard(long milliseconds) {
        return new MediaFacts(null, null, milliseconds);
    }

    private static Line file(String name, MediaFormat format, MediaFacts facts, String... gone) {
        return line(name, SampleFiles.of(name), format, facts, gone);
    }

    private static Line camera(String name, String from, String kind) {
        byte[] file = SampleFiles.renamed(name, from, kind);
        MediaFormat format = name.endsWith("mov") ? MediaFormat.MOV : MediaFormat.MP4;
        long milliseconds = name.contains("fragmented") ? 1_021 : 1_000;
        MediaFacts facts = seen(64, 48, milliseconds);
        return line(name + " with " + kind, file, format, facts, SampleMedia.PLACE, kind);
    }

    static Stream<Line> table() {
        String place = SampleMedia.PLACE;
        return Stream.of(
                line(
                        "JPEG with Exif, XMP and a comment",
                        SampleMedia.jpegWithPlace(60, 40, 6),
                        MediaFormat.JPEG,
                        seen(40, 60, null),
                        place,
                        "xap",
                        "Photoshop"),
                line(
                        "PNG with Exif and a text",
                        SampleMedia.pngWithPlace(60, 40, 1),
                        MediaFormat.PNG,
                        seen(60, 40, null),
                        place,
                        "tEXt"),
                line(
                        "WebP with Exif and XMP",
                        SampleMedia.webpWithPlace(3),
                        MediaFormat.WEBP,
                        seen(1, 1, null),
                        place),
                line(
                        "GIF with a comment",
                        SampleMedia.gifWithPlace(60, 40),
                        MediaFormat.GIF,
                        seen(60, 40, null),
                        place),
                file("plain.mp4", MediaFormat.MP4, seen(64, 48, 1_000L), place, "udta", "Handler"),
                file("subtitles.mp4", MediaFormat.MP4, seen(64, 48, 1_000L), place, "tx3g"),
                file("subtitles-front.mp4", MediaFormat.MP4, seen(64, 48, 1_000L), place, "sbtl"),
                file(
                        "subtitles-fragmented.mp4",
                        MediaFormat.MP4,
                        seen(64, 48, 1_021L),
                        place,
                        "tx3g"),
                camera("subtitles.mp4", "tx3g", "djmd"),
                camera("subtitles-front.mp4", "tx3g", "gpmd"),
                camera("subtitles-fragmented.mp4", "tx3g", "camm"),
                camera("camera.mov", ",text", ",mebx"),
                camera("plain.mp4", "udta", "uuid"),
                file(
                        "camera.mov",
                        MediaFormat.MOV,
                        seen(64, 48, 1_000L),
                        place,
                        "\u00a9xyz",
                        "tref",
                        "chap",
                        "text",
                        "Gone"),
                file("turned.mp4", MediaFormat.MP4, seen(48, 64, 1_000L), place),
                file("anamorphic.mp4", MediaFormat.MP4, seen(93, 48, 1_000L), place),
                file("fragmented.mp4", MediaFormat.MP4, seen(64, 48, 1_021L), place),
                file("voice-safari.mp4", MediaFormat.M4A, heard(1_021), place),
                file("voice-android.mp4", MediaFormat.M4A, heard(1_000), place),
                file("voice.3gp", MediaFormat.M4A, heard(1_000), "SoundHandler"),
                file("song.m4a", MediaFormat.M4A, heard(1_000), place, "udta"),
                file("song.mp3", MediaFormat.MP3, heard(1_032), place, "ID3"),
                file("subtitles.webm", MediaFormat.WEBM, seen(64, 48, 1_003L), place, "WEBVTT"),
                file("attachment.webm", MediaFormat.WEBM, seen(64, 48, 1_000L), place, "image/png"),
                file("voice-chrome.webm", MediaFormat.WEBM_SOUND, heard(1_021), place, "Lavf"),
                file("recording-chrome.mkv", MediaFormat.WEBM, seen(64, 48, 1_021L), place, "Lavf"),
                file("voice-firefox.ogg", MediaFormat.OGG, heard(1_000), place, "Lavf"),
                file("vorbis.ogg", MediaFormat.OGG, heard(1_000), place, "Lavf"));
    }

    /** Those of which it is known where their data lies. */
    static Stream<Line> moving() {
        return table().filter(
                        line ->
                                SampleFiles.class.getResource(source(line) + ".packets.csv")
                                        != null);
    }

    private static String source(Line line) {
        return line.name().split(" ", 2)[0];
    }

    private static byte[] copy(Line line, @Nullable MediaFacts facts) throws IOException {
        var copies =
                new SafeCopies(
                        1_000_000,
                        Path.of("target", "scratch"),
                        new DiskRoom(0, () -> 0),
                        new DecodeBudget(1 << 26));
        MediaFormat format = copies.recognize(line.file()).orElseThrow();
        var out = new ByteArrayOutputStream();
        MediaFacts found = copies.copy(format, new ByteArrayInputStream(line.file()), out);
        if (facts != null) {
            assertThat(found).isEqualTo(facts);
            assertThat(format.shown(found)).isEqualTo(line.format());
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("table")
    void aFileIsWhatItShowsAndHasNothingElse(Line line) throws IOException {
        byte[] copied = copy(line, line.facts());

        String before = new String(line.file(), StandardCharsets.ISO_8859_1);
        String after = new String(copied, StandardCharsets.ISO_8859_1);
        for (String gone : line.gone()) {
            assertThat(before).contains(gone);
            assertThat(after).doesNotContain(gone);
        }
        assertThat(after).doesNotContain("52.52").doesNotContain("13.40");
    }

    @ParameterizedTest
    @MethodSource("table")
    void aCopyIsACopyOfItself(Line line) throws IOException {
        byte[] once = copy(line, null);

        byte[] twice =
                copy(new Line("copy", once, line.format(), line.facts(), List.of()), line.facts());

        assertThat(Arrays.equals(twice, once)).isTrue();
    }

    /** Pictures and sounds lie where they lay; what belongs to other tracks is not there at all. */
    @ParameterizedTest
    @MethodSource("moving")
    void theDataOfATrackStaysOrGoesWhole(Line line) throws IOException {
        byte[] copied = copy(line, null);

        for (SampleFiles.Packet packet : SampleFiles.packets(source(line))) {
            int end = packet.at() + packet.size();
            byte[] before = Arrays.copyOfRange(line.file(), packet.at(), end);
            byte[] after = Arrays.copyOfRange(copied, packet.at(), end);
            byte[] expected = packet.kind().equals("subtitle") ? new byte[packet.size()] : before;
            assertThat(after).as("%s", packet).isEqualTo(expected);
        }
    }

    /** Says it of the kinds of places that it knows, where it is installed. */
    @ParameterizedTest
    @MethodSource("table")
    void exiftoolFindsNoPlace(Line line) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled());
        Path file = folder.resolve("copy." + line.format().extension());
        Files.write(file, copy(line, null));

        Process process =
                new ProcessBuilder(EXIFTOOL, "-ee3", "-a", "-u", "-G1", file.toString())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();

        assertThat(told)
                .contains("MIME Type")
                .doesNotContainIgnoringCase("gps")
                .doesNotContainIgnoringCase("location")
                .doesNotContain("52.52");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(EXIFTOOL, "-ver")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
