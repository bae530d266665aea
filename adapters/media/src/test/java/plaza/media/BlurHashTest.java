package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;

class BlurHashTest {
    /** Of one colour there is the average, and nothing to be told of differences. */
    @Test
    void oneColourIsItsAverage() {
        var black = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);

        String hash = BlurHash.of(black);

        // 4 × 3 parts: "L"; the least scale: "0"; black: "0000"; eleven times no difference: "fQ".
        assertThat(hash).isEqualTo("L00000" + "fQ".repeat(11));
    }

    @Test
    void theShapeIsInTheFirstLetter() {
        assertThat(BlurHash.of(SampleMedia.image(20, 10))).startsWith("L").hasSize(28);
        assertThat(BlurHash.of(SampleMedia.image(10, 20))).startsWith("T").hasSize(28);
    }

    /** Half green, half blue: the average light of both, in sRGB 188 each: 0x00BCBC. */
    @Test
    void theAverageIsOfLight() {
        String average = BlurHash.of(SampleMedia.image(20, 10)).substring(2, 6);

        String digits =
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
        int number = 0;
        for (int i = 0; i < average.length(); i++) {
            number = number * 83 + digits.indexOf(average.charAt(i));
        }
        assertThat(number).isEqualTo(0x00BCBC);
    }
}
