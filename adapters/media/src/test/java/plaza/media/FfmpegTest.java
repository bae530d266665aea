package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import plaza.contracts.media.SampleMedia;
import plaza.core.media.MediaFormat;

/** Posters of videos that are shown otherwise than their samples say. */
class FfmpegTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACK =
            "  Stream #0:0[0x1](und): Video: hevc (Main 10) (hvc1 / 0x31637668), yuv420p10le(tv,"
                    + " %s, progressive), 1920x1080, 5 fps (default)\n";

    @TempDir Path folder;

    static boolean isInstalled() {
        return new Ffmpeg("ffmpeg", PATIENCE).mapsTones();
    }

    private static String tones(String colours) {
        return PosterFilter.tones("Input #0\n" + TRACK.formatted(colours)).orElse("none");
    }

    @Test
    void colourOfHighDynamicRangeIsMappedByWhatTheTrackSaysOfIt() {
        assertThat(tones("bt2020nc/bt2020/arib-std-b67"))
                .startsWith("zscale=min=bt2020nc:pin=bt2020:tin=arib-std-b67:t=linear")
                .contains("tonemap=", "zscale=t=bt709:m=bt709");
        assertThat(tones("bt2020nc/bt2020/smpte2084")).contains("pin=bt2020:tin=smpte2084");
        assertThat(tones("bt2020c/smpte432/smpte2084")).contains("min=bt2020c:pin=smpte432");
        assertThat(tones("unknown/unknown/smpte2084"))
                .contains("min=bt2020nc:pin=bt2020:tin=smpte2084");
        assertThat(tones("bt2020nc/bt2020/reserved")).isEqualTo("none");
        assertThat(tones("bt2020nc/bt2020/bt2020-10")).isEqualTo("none");
        assertThat(tones("bt709")).isEqualTo("none");
        assertThat(PosterFilter.tones("")).isEmpty();
    }

    @Test
    void onlyTheTrackOfAVideoIsBelieved() {
        assertThat(
                        PosterFilter.tones(
                                "  title : Video: x, y(tv, bt2020nc/bt2020/smpte2084)\n"
                                        + TRACK.formatted("bt709")))
                .isEmpty();
    }

    private Ffmpeg scripted(String filters) throws IOException {
        Path picture = folder.resolve("frame.jpg");
        Files.write(picture, SampleMedia.jpeg(64, 36));
        Path file = folder.resolve("ffmpeg-of-the-test");
        Files.writeString(
                file,
                """
                #!/bin/sh
                case "$*" in
                *-filters*) printf '%s'; exit 0;;
                esac
                echo "$@" >> FOLDER/called
                ulimit -v >> FOLDER/memory
                printf '%s' >&2
                cat FOLDER/frame.jpg
                """
                        .replace("FOLDER", folder.toString())
                        .formatted(filters, TRACK.formatted("bt2020nc/bt2020/arib-std-b67")));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Ffmpeg(file.toString(), PATIENCE);
    }

    @Test
    void tonesAreMappedWhereTheInstalledOneHasTheFiltersForIt() throws IOException {
        Ffmpeg with = scripted(" .SC zscale V->V Resize\\n .S. tonemap V->V Convert\\n");
        assertThat(with.picture(folder.toUri(), MediaFormat.MP4, 64, 1_000_000)).isPresent();
        List<String> calls = Files.readAllLines(folder.resolve("called"));
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst()).doesNotContain("tonemap");
        assertThat(calls.getLast()).contains(",setsar=1,zscale=", "tonemap");
    }

    @Test
    void withoutThoseFiltersThePosterIsWhatItWasWithoutMapping() throws IOException {
        Ffmpeg without = scripted(" .SC zscale V->V Resize\\n");
        assertThat(without.picture(folder.toUri(), MediaFormat.MP4, 64, 1_000_000)).isPresent();
        assertThat(Files.readAllLines(folder.resolve("called"))).hasSize(1);
        assertThat(without.description().orElseThrow()).contains("zscale and tonemap");
    }

    @Test
    void aFrameHasNoMorePixelsThanAPictureMayHaveNorThan8K() throws IOException {
        Ffmpeg ffmpeg = scripted("");
        ffmpeg.picture(folder.toUri(), MediaFormat.MP4, 64, 50_000);
        ffmpeg.picture(folder.toUri(), MediaFormat.WEBM, 64, 1L << 40);

        List<String> calls = Files.readAllLines(folder.resolve("called"));
        // Those of what is read stand before it.
        assertThat(calls.getFirst()).containsPattern("-max_pixels 50000 .*-i ");
        assertThat(calls.getLast()).containsPattern("-max_pixels 35389440 .*-i ");
        assertThat(calls).allMatch(call -> call.matches(".* -threads 1 .*-i .* -threads 1 .*"));
        assertThat(calls).allMatch(call -> call.contains("-max_alloc 268435456 "));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessHasABoundOfItsMemory() throws IOException {
        scripted("").picture(folder.toUri(), MediaFormat.MP4, 64, 1_000_000);

        assertThat(Files.readAllLines(folder.resolve("memory")))
                .containsExactly(Integer.toString(Ffmpeg.MOST_KIBIBYTES));
    }

    @Test
    void whatCannotBeMadeWithinTheBoundsIsNoPicture() throws IOException {
        Path program = folder.resolve("ffmpeg-of-the-test");
        Files.writeString(program, "#!/bin/sh\nprintf part; exit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(
                        new Ffmpeg(program.toString(), PATIENCE)
                                .picture(folder.toUri(), MediaFormat.MP4, 64, 1_000_000))
                .isEmpty();
    }

    private static BufferedImage poster(String name) throws IOException, URISyntaxException {
        URL file = Objects.requireNonNull(FfmpegTest.class.getResource(name));
        byte[] jpeg =
                new Ffmpeg("ffmpeg", PATIENCE)
                        .picture(file.toURI(), MediaFormat.MP4, 128, 1_000_000)
                        .orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** White is at 75 % of HLG and 58 % of PQ (ITU-R BT.2408), and light remains above it. */
    @Test
    @EnabledIf(value = "isInstalled", disabledReason = "needs ffmpeg with zscale")
    void whiteOfHighDynamicRangeIsNearlyWhite() throws Exception {
        for (String name : List.of("hlg.mp4", "pq.mp4")) {
            assertThat(poster(name).getRGB(40, 30) & 0xFF).as(name).isBetween(212, 222);
        }
    }

    @Test
    @EnabledIf(value = "isInstalled", disabledReason = "needs ffmpeg with zscale")
    void aVideoOfWidePixelsIsAsWideAsItIsShown() throws Exception {
        BufferedImage wide = poster("wide-pixels.mp4");
        assertThat(wide.getWidth()).isEqualTo(128);
        assertThat(wide.getHeight()).isEqualTo(48);
    }

    @Test
    void thePictureIsScaledToSquarePixels() {
        assertThat(PosterFilter.scale(256)).contains("iw*sar", "dar", "setsar=1");
    }
}
