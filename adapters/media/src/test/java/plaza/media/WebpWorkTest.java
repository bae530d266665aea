package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.DomainException;
import plaza.core.media.MediaFormat;

class WebpWorkTest {
    private static final int SIDE = 40;
    private static final String ONE_COLOUR = "0" + "1000" + "1000" + "1000" + "1000" + "1000";

    /** In the order in which bits are read; each with the smallest picture that belongs to it. */
    private static final String PREDICTOR = "1" + "00" + "000" + ONE_COLOUR;

    private static final String COLOUR = "1" + "10" + "000" + ONE_COLOUR;
    private static final String GREEN = "1" + "01";
    private static final String PALETTE = "1" + "11" + "00000000" + ONE_COLOUR;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(byte[] file) implements Originals.Original {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(file);
        }

        @Override
        public long bytes() {
            return file.length;
        }
    }

    private static byte[] lossless(String transforms) {
        String bits = transforms + "0" + "0" + ONE_COLOUR;
        byte[] data = new byte[5 + bits.length() / 8 + 16];
        data[0] = 0x2F;
        int size = (SIDE - 1) | (SIDE - 1) << 14;
        for (int i = 0; i < 4; i++) {
            data[1 + i] = (byte) (size >> (8 * i));
        }
        set(data, 5, bits);
        return data;
    }

    private static void set(byte[] data, int from, String bits) {
        for (int i = 0; i < bits.length(); i++) {
            data[from + i / 8] |= (byte) ((bits.charAt(i) - '0') << (i % 8));
        }
    }

    private static byte[] alpha(String transforms) {
        String bits = transforms + "0" + "0" + ONE_COLOUR;
        byte[] data = new byte[1 + bits.length() / 8 + 16];
        data[0] = 1;
        set(data, 1, bits);
        return data;
    }

    private static void check(byte[] webp) throws Exception {
        WebpWork.check(webp, new Rectangle(SIDE, SIDE), new WorkLimit(Duration.ofHours(1)));
    }

    private static Consumer<Throwable> says(String text) {
        return refusal ->
                assertThat(((DomainException) refusal).errors().toString()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {PREDICTOR, COLOUR, GREEN, PALETTE})
    void aTransformThatIsThereTwiceIsRefused(String transform) throws Exception {
        check(MadePictures.webp(MadePictures.riff("VP8L", lossless(transform))));

        byte[] twice = MadePictures.webp(MadePictures.riff("VP8L", lossless(transform.repeat(2))));
        assertThatThrownBy(() -> check(twice)).satisfies(says("twice"));
    }

    @Test
    void eachTransformMayBeThereOnce() {
        byte[] webp =
                MadePictures.webp(
                        MadePictures.riff("VP8L", lossless(PREDICTOR + COLOUR + GREEN + PALETTE)));
        assertThatCode(() -> check(webp)).doesNotThrowAnyException();
    }

    @Test
    void whatStandsBetweenTwoOfAKindHidesNeither() {
        byte[] webp =
                MadePictures.webp(
                        MadePictures.riff("VP8L", lossless(GREEN + PREDICTOR + COLOUR + GREEN)));
        assertThatThrownBy(() -> check(webp)).satisfies(says("twice"));
    }

    @Test
    void alphaChannelsAndFramesAreLookedAtToo() {
        byte[] header = MadePictures.webpHeader(0x12, SIDE, SIDE);
        byte[] channel = MadePictures.riff("ALPH", alpha(GREEN.repeat(2)));
        assertThatThrownBy(() -> check(MadePictures.webp(header, channel)))
                .satisfies(says("twice"));

        byte[] picture = MadePictures.riff("VP8L", lossless(GREEN.repeat(2)));
        byte[] frame = new byte[16 + picture.length];
        System.arraycopy(picture, 0, frame, 16, picture.length);
        assertThatThrownBy(() -> check(MadePictures.webp(header, MadePictures.riff("ANMF", frame))))
                .satisfies(says("twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8L", "ALPH"})
    void aFrameHasOneOfEach(String type) {
        byte[] one = MadePictures.riff(type, type.equals("ALPH") ? alpha("") : lossless(""));
        byte[] webp = MadePictures.webp(MadePictures.webpHeader(0x10, SIDE, SIDE), one, one);
        assertThatThrownBy(() -> check(webp)).satisfies(says("more than one picture"));
    }

    @Test
    void whoReadsAPictureLooks() {
        byte[] webp = MadePictures.webp(MadePictures.riff("VP8L", lossless(GREEN.repeat(2))));
        var reader = new PictureReader(50_000_000, new DecodeBudget(1 << 26), Duration.ofHours(1));
        var stored = new Held(webp);
        assertThatThrownBy(() -> reader.read(stored, MediaFormat.WEBP, SIDE, image -> image))
                .satisfies(says("twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "lossy.webp", "small.webp"})
    void whatEncodersMakeIsTaken(String name) {
        byte[] webp = MadePictures.webp(name);
        var reader = new PictureReader(50_000_000, new DecodeBudget(1 << 29), Duration.ofHours(1));
        var stored = new Held(webp);
        int width = reader.read(stored, MediaFormat.WEBP, SIDE, BufferedImage::getWidth);
        assertThat(width).isPositive();
    }
}
