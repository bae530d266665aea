package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.MediaFormat;

/** Chunks of a PNG that may occur once, and do so more often. */
class PngOnceTest {
    private static final int MANY = 1_000;

    private static byte[] copy(byte[] png) {
        var out = new ByteArrayOutputStream();
        try {
            new PngCopy(1_000_000).copy(new Source(new ByteArrayInputStream(png)), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] times(int count, byte[] chunk) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(chunk);
        }
        return all.toByteArray();
    }

    private static long count(String type, byte[] png) {
        String text = new String(png, StandardCharsets.ISO_8859_1);
        return Pattern.compile(type).matcher(text).results().count();
    }

    private static byte[] gamma(int gamma) {
        return SampleMedia.chunk("gAMA", ByteBuffer.allocate(4).putInt(gamma).array());
    }

    private static byte[] profile(int colours) {
        return ICC_Profile.getInstance(colours).getData();
    }

    @Test
    void whatMayOccurOnceIsKeptOnce() {
        for (String type :
                List.of(
                        "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
                        "acTL")) {
            byte[] chunks = times(MANY, SampleMedia.chunk(type, new byte[8]));
            byte[] kept = copy(MadePictures.with(SampleMedia.png(4, 4), chunks));
            assertThat(count(type, kept)).as(type).isEqualTo(1);
        }
        byte[] lying = SampleMedia.chunk("eXIf", Orientation.toExif(6));
        byte[] kept = copy(MadePictures.with(SampleMedia.png(4, 4), times(MANY, lying)));
        assertThat(count("eXIf", kept)).isEqualTo(1);
    }

    @Test
    void theFirstOfItCounts() {
        byte[] both = SampleMedia.join(gamma(100_000), gamma(45_455));
        byte[] kept = copy(MadePictures.with(SampleMedia.png(4, 4), both));
        assertThat(kept).isEqualTo(MadePictures.with(SampleMedia.png(4, 4), gamma(100_000)));
    }

    @Test
    void aSecondPaletteIsRefused() {
        byte[] palette = SampleMedia.chunk("PLTE", new byte[3]);
        byte[] png = MadePictures.png(4, 4, 8, 3, false);
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class, () -> copy(MadePictures.with(png, palette)));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
    }

    /** As they were kept before. */
    @Test
    void ofManyProfilesThatAreStoredOneIsRead() {
        byte[] first = profile(ColorSpace.CS_LINEAR_RGB);
        byte[] chunks =
                SampleMedia.join(
                        MadePictures.profileChunk(first),
                        times(MANY, MadePictures.profileChunk(profile(ColorSpace.CS_sRGB))));
        assertThat(PngProfile.of(MadePictures.with(SampleMedia.png(4, 4), chunks)))
                .isEqualTo(first);
    }

    @Test
    void aProfileThatUnpacksToMoreThanItMayIsLeftAside() {
        byte[] most = MadePictures.profileChunk(new byte[4 << 20]);
        byte[] more = MadePictures.profileChunk(new byte[(4 << 20) + 1]);
        assertThat(PngProfile.of(MadePictures.with(SampleMedia.png(4, 4), most))).hasSize(4 << 20);
        assertThat(PngProfile.of(MadePictures.with(SampleMedia.png(4, 4), more))).isNull();
    }

    @Test
    void whatAProfileTakesIsTakenFromTheBudget() throws IOException {
        byte[] plain = SampleMedia.png(4, 4);
        byte[] packed = MadePictures.with(plain, MadePictures.profileChunk(new byte[4 << 20]));
        long without = head(plain).held();
        assertThat(head(packed).held() - without).isGreaterThan(3 * (4L << 20));
    }

    private static PictureHead head(byte[] png) throws IOException {
        return PictureHeads.read(MediaFormat.PNG, new ByteArrayInputStream(png), png.length);
    }
}
