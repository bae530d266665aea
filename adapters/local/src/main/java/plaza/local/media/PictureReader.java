package plaza.local.media;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import plaza.core.media.MediaFormat;

/**
 * Decodes pictures, small and upright. A large one is thinned out while it is being read: what is
 * in memory is a few times what comes out.
 */
record PictureReader(long mostPixels) {
    /** WebP's decoder holds the whole picture: it may have that much fewer pixels. */
    static final int WEBP_SHARE = 3;

    /** Of a scaled picture, in pixels: one that is far taller than wide gets narrower instead. */
    private static final int TALLEST = 4_096;

    private static final double QUALITY = 0.85;

    /**
     * A picture at most so wide, never enlarged.
     *
     * @throws plaza.core.DomainException INVALID when it cannot be decoded
     */
    BufferedImage read(byte[] bytes, MediaFormat format, int width) {
        int orientation =
                switch (format) {
                    case JPEG -> JpegCopy.orientation(bytes);
                    case PNG -> PngCopy.orientation(bytes);
                    case WEBP -> WebpCopy.orientation(bytes);
                    default -> Orientation.UPRIGHT;
                };
        try (ImageInputStream in = new ByteArrayImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.type());
            if (!readers.hasNext()) {
                throw new IllegalStateException("nothing reads " + format);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader, orientation, width);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw undecodable(e);
        }
    }

    /** Decoders answer nonsense with all kinds of exceptions. */
    private BufferedImage read(ImageReader reader, int orientation, int width) {
        try {
            int rawWidth = reader.getWidth(0);
            int rawHeight = reader.getHeight(0);
            Damage.checkSize(rawWidth, rawHeight, mostPixels);
            boolean isLying = Orientation.isLying(orientation);
            double shownWidth = isLying ? rawHeight : rawWidth;
            double shownHeight = isLying ? rawWidth : rawHeight;
            double scale = Math.min(1, Math.min(width / shownWidth, TALLEST / shownHeight));
            ImageReadParam thin = reader.getDefaultReadParam();
            int step = Math.max(1, (int) (1 / (2 * scale)));
            thin.setSourceSubsampling(step, step, 0, 0);
            BufferedImage decoded = reader.read(0, thin);
            // A palette has no room for the colours between two pixels.
            BufferedImage scaled =
                    Thumbnails.of(decoded)
                            .forceSize(
                                    Math.max(1, (int) Math.round(rawWidth * scale)),
                                    Math.max(1, (int) Math.round(rawHeight * scale)))
                            .imageType(type(decoded))
                            .asBufferedImage();
            return upright(scaled, orientation);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | IllegalStateException
                | NullPointerException e) {
            throw undecodable(e);
        }
    }

    private static plaza.core.DomainException undecodable(Exception cause) {
        var refusal = Damage.broken("it cannot be decoded");
        refusal.addSuppressed(cause);
        return refusal;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        double w = image.getWidth();
        double h = image.getHeight();
        // Where x and y of the stored picture go: Exif's table of rows and columns.
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    default -> new AffineTransform(0, -1, 1, 0, 0, w);
                };
        boolean isLying = Orientation.isLying(orientation);
        var turned =
                new BufferedImage((int) (isLying ? h : w), (int) (isLying ? w : h), type(image));
        Graphics2D graphics = turned.createGraphics();
        try {
            graphics.drawImage(image, turn, null);
        } finally {
            graphics.dispose();
        }
        return turned;
    }

    /** As PNG where something shines through, else as JPEG. */
    static byte[] encode(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            Thumbnails.of(image)
                    .scale(1)
                    .outputFormat(isClear(image) ? "png" : "jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory can be written there", e);
        }
        return out.toByteArray();
    }

    private static int type(BufferedImage image) {
        return isClear(image) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    static boolean isClear(BufferedImage image) {
        return image.getColorModel().hasAlpha();
    }
}
