package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DemoPicturesTest {
    @Test
    void aPictureIsTheSameForTheSameSeed() {
        assertThat(DemoPictures.avatar(5)).isEqualTo(DemoPictures.avatar(5));
        assertThat(DemoPictures.landscape(5)).isEqualTo(DemoPictures.landscape(5));
        assertThat(DemoPictures.landscape(5)).isNotEqualTo(DemoPictures.landscape(6));
    }

    @Test
    void picturesAreJpegsWithSomethingOnThem() throws IOException {
        for (byte[] jpeg : new byte[][] {DemoPictures.avatar(1), DemoPictures.landscape(1)}) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(jpeg).hasSizeLessThan(100_000);
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 16) {
                for (int y = 0; y < image.getHeight(); y += 16) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours).hasSizeGreaterThan(50);
        }
    }
}
