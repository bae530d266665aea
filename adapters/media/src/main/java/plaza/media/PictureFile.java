package plaza.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import plaza.core.media.MediaFormat;

/** Writes small pictures into files, without a copy in memory. */
final class PictureFile {
    private static final float QUALITY = 0.85f;

    private PictureFile() {}

    /** PNG where something shines through, else JPEG. */
    static MediaFormat format(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? MediaFormat.PNG : MediaFormat.JPEG;
    }

    static void write(BufferedImage image, Path file) throws IOException {
        MediaFormat format = format(image);
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(format.type()).next();
        try (var out = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format == MediaFormat.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
