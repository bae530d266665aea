package plaza.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.media.MediaFormat;
import plaza.media.Originals.Original;

/**
 * Decodes pictures, small and upright, in sRGB. What that takes is known from a picture's
 * beginning, and taken from the {@link DecodeBudget} before the rest of the file is read.
 *
 * @param mostWork time of a processor that a picture may take
 */
record PictureReader(long mostPixels, DecodeBudget budget, Duration mostWork) {
    /**
     * The memory that decoding a picture takes, in bytes, as far as its beginning says.
     *
     * @throws DomainException INVALID when it is more than the budget, or too many pixels
     */
    long bytes(Original stored, MediaFormat format, int width) {
        try (InputStream in = stored.open()) {
            PictureHead head = head(format, in, stored.bytes());
            // How it lies may stand at its end.
            return Math.max(
                    plan(head, stored.bytes(), false, width).bytes(),
                    plan(head, stored.bytes(), true, width).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Decodes a picture at most so wide, never enlarged, and does something with it, while as many
     * {@link #bytes} are taken.
     *
     * @param use must not keep the picture
     * @throws DomainException INVALID when it cannot be decoded, UNAVAILABLE when the thread is
     *     interrupted
     * @throws TooMuchWork when it takes too long
     */
    <T> T read(Original stored, MediaFormat format, int width, Function<BufferedImage, T> use) {
        byte[] file = all(stored);
        try {
            PictureHead head = head(format, new ByteArrayInputStream(file), file.length);
            return use.apply(decode(head, file, format, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a beginning says need not be there, nor fit the rest. */
    private PictureHead head(MediaFormat format, InputStream in, long bytes) throws IOException {
        try {
            PictureHead head = PictureHeads.read(format, in, bytes);
            Damage.checkSize(head.width(), head.height(), mostPixels);
            Damage.checkSize(head.frame().width, head.frame().height, mostPixels);
            return head;
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw undecodable(e);
        }
    }

    private static DomainException undecodable(Exception cause) {
        DomainException refusal = Damage.broken("it cannot be decoded");
        refusal.addSuppressed(cause);
        return refusal;
    }

    private static byte[] all(Original stored) {
        try (InputStream in = stored.open()) {
            return in.readNBytes(Math.toIntExact(stored.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DecodePlan plan(PictureHead head, long file, boolean isLying, int width) {
        return DecodePlan.of(head, file, isLying, width, budget.bytes());
    }

    /**
     * Decodes a JPEG that is known to be small, as part of what is taken already.
     *
     * @throws DomainException INVALID when it is none, or is not small
     */
    BufferedImage readSmall(byte[] jpeg, int width, long most) {
        try {
            var in = new ByteArrayInputStream(jpeg);
            PictureHead head = head(MediaFormat.JPEG, in, jpeg.length);
            DecodePlan plan = DecodePlan.of(head, jpeg.length, false, width, most);
            return decode(head, plan, jpeg, MediaFormat.JPEG, Orientation.UPRIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage decode(PictureHead head, byte[] bytes, MediaFormat format, int width) {
        int orientation =
                switch (format) {
                    case JPEG -> JpegCopy.orientation(bytes);
                    case PNG -> PngCopy.orientation(bytes);
                    case WEBP -> WebpCopy.orientation(bytes);
                    default -> Orientation.UPRIGHT;
                };
        boolean isLying = Orientation.isLying(orientation);
        if (format == MediaFormat.JPEG && JpegWork.isTooMuch(bytes, mostPixels)) {
            throw new TooMuchWork();
        }
        if (format == MediaFormat.WEBP) {
            WebpCopy.hidePrograms(bytes);
        }
        return decode(head, plan(head, bytes.length, isLying, width), bytes, format, orientation);
    }

    /** Decoders answer nonsense with all kinds of exceptions. */
    private BufferedImage decode(
            PictureHead head, DecodePlan plan, byte[] bytes, MediaFormat format, int orientation) {
        try {
            var limit = new WorkLimit(mostWork);
            if (format == MediaFormat.WEBP) {
                WebpWork.check(bytes, head.frame(), limit);
            }
            Samples samples = samples(head, plan, bytes, format, limit);
            return scaled(samples, plan, profile(bytes, format), orientation, limit);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | IllegalStateException
                | NullPointerException e) {
            throw undecodable(e);
        }
    }

    private static byte @Nullable [] profile(byte[] bytes, MediaFormat format) {
        return switch (format) {
            case JPEG -> JpegMarkers.of(bytes).profile();
            case PNG -> PngProfile.of(bytes);
            // WebP's decoder converts by itself; GIF has none.
            default -> null;
        };
    }

    private static Samples samples(
            PictureHead head, DecodePlan plan, byte[] bytes, MediaFormat format, WorkLimit limit)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.type());
        if (!readers.hasNext()) {
            throw new AssertionError("nothing reads " + format);
        }
        ImageReader reader = readers.next();
        try (var in = new MeasuredInput(bytes, head.tablesEnd(), plan.bytes(), limit)) {
            reader.setInput(in, true, true);
            reader.addIIOReadProgressListener(new ProgressCheck(limit));
            Rectangle frame = head.frame();
            int step = plan.step();
            ImageReadParam thin = reader.getDefaultReadParam();
            // What is left out is the same on the whole canvas; of a small frame something stays.
            thin.setSourceSubsampling(
                    step,
                    step,
                    Math.min(frame.width - 1, Math.floorMod(-frame.x, step)),
                    Math.min(frame.height - 1, Math.floorMod(-frame.y, step)));
            if (format == MediaFormat.JPEG) {
                return jpeg(reader, thin, JpegMarkers.of(bytes));
            }
            Samples read = new ImageSamples(reader.read(0, thin), head.isClear());
            return head.isCovered()
                    ? read
                    : new CanvasSamples(
                            read,
                            (int) PictureHead.up(frame.x, step),
                            (int) PictureHead.up(frame.y, step),
                            (int) PictureHead.up(head.width(), step),
                            (int) PictureHead.up(head.height(), step));
        } finally {
            reader.dispose();
        }
    }

    /** The decoder fills with grey what is missing at the end, and only says so. */
    private static Samples jpeg(ImageReader reader, ImageReadParam thin, JpegMarkers markers)
            throws IOException {
        var isCutOff = new AtomicBoolean();
        reader.addIIOReadWarningListener(
                (source, warning) -> {
                    if (warning.contains("premature end")) {
                        isCutOff.set(true);
                    }
                });
        Samples samples = JpegSamples.of(reader.readRaster(0, thin), markers);
        if (isCutOff.get()) {
            throw Damage.cutOff();
        }
        return samples;
    }

    private static BufferedImage scaled(
            Samples samples,
            DecodePlan plan,
            byte @Nullable [] profile,
            int orientation,
            WorkLimit limit) {
        int width = plan.width();
        int height = plan.height();
        boolean isLying = Orientation.isLying(orientation);
        boolean isClear = samples.isClear();
        var result =
                new BufferedImage(
                        isLying ? height : width,
                        isLying ? width : height,
                        isClear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        int values = samples.values();
        Colours colours = Colours.of(samples.colours(), profile, width);
        int[] row = new int[width * samples.colours()];
        int[] rgb = new int[width * 3];
        Scaling.scale(
                samples,
                width,
                height,
                (y, from) -> {
                    limit.check();
                    for (int x = 0; x < width; x++) {
                        System.arraycopy(
                                from, x * values, row, x * samples.colours(), samples.colours());
                    }
                    colours.convert(row, rgb);
                    for (int x = 0; x < width; x++) {
                        int opacity = isClear ? from[x * values + values - 1] : 255;
                        pixels[Orientation.place(orientation, x, y, width, height)] =
                                (opacity << 24)
                                        | (rgb[3 * x] << 16)
                                        | (rgb[3 * x + 1] << 8)
                                        | rgb[3 * x + 2];
                    }
                });
        return result;
    }
}
