package plaza.media;

import static plaza.media.RiffBytes.four;
import static plaza.media.RiffBytes.text;

import com.twelvemonkeys.imageio.plugins.webp.LSBBitReader;
import com.twelvemonkeys.imageio.plugins.webp.lossless.VP8LDecoder;
import java.awt.Rectangle;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what would have WebP's decoder work on a small file for as long as its maker likes. A
 * frame has one picture and one alpha channel, and a lossless picture each transform once (RFC
 * 9649, sections 2.7 and 3.4). The decoder carries out as many as there are, and looks at nothing
 * while it does: it cannot be ended then.
 */
final class WebpWork {
    /**
     * In front of a lossless picture: its signature and its size, which the decoder passes over.
     */
    private static final int LOSSLESS_HEAD = 5;

    private static final int FRAME_HEAD = 16;

    /**
     * Where the decoder itself reads a transform. Where these end is only known to who decodes what
     * is in them, and any other reading than the decoder's own could be deceived.
     */
    private static final Method READ_TRANSFORM = readTransform();

    private static final Field BITS = bits();

    private final byte[] webp;
    private final Rectangle frame;
    private final WorkLimit limit;
    private boolean hasFrame;

    private WebpWork(byte[] webp, Rectangle frame, WorkLimit limit) {
        this.webp = webp;
        this.frame = frame;
        this.limit = limit;
    }

    /**
     * @param frame what is decoded
     * @throws plaza.core.DomainException INVALID where something is there more than once
     */
    static void check(byte[] webp, Rectangle frame, WorkLimit limit) throws IOException {
        new WebpWork(webp, frame, limit).chunks(12, webp.length);
    }

    private void chunks(long from, long end) throws IOException {
        int pictures = 0;
        int alphas = 0;
        for (long at = from; at + 8 <= end; ) {
            long size = four(webp, (int) at + 4);
            long start = at + 8;
            switch (text(webp, (int) at)) {
                case "VP8 " -> pictures++;
                case "VP8L" -> {
                    pictures++;
                    transforms(start + LOSSLESS_HEAD);
                }
                case "ALPH" -> {
                    alphas++;
                    if (start < end && (webp[(int) start] & 3) == 1) {
                        transforms(start + 1);
                    }
                }
                case "ANMF" -> {
                    // Only the first one is decoded.
                    if (!hasFrame) {
                        hasFrame = true;
                        chunks(start + FRAME_HEAD, Math.min(end, start + size));
                    }
                }
                default -> {}
            }
            if (pictures > 1 || alphas > 1) {
                throw Damage.broken("a frame holds more than one picture");
            }
            at = start + size + (size & 1);
        }
    }

    private void transforms(long start) throws IOException {
        var in = new MeasuredInput(webp, 0, 0, limit);
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(start);
        var decoder = new VP8LDecoder(in, false);
        LSBBitReader bits = bits(decoder);
        List<Object> found = new ArrayList<>();
        int width = frame.width;
        while (bits.readBit() == 1) {
            width = read(decoder, width, found);
            if (found.stream().map(Object::getClass).distinct().count() < found.size()) {
                throw Damage.broken("a transform of its picture is there twice");
            }
        }
    }

    private int read(VP8LDecoder decoder, int width, List<Object> found) throws IOException {
        try {
            return (int) READ_TRANSFORM.invoke(decoder, width, frame.height, found);
        } catch (InvocationTargetException e) {
            throw thrown(e);
        } catch (IllegalAccessException e) {
            throw otherDecoder(e);
        }
    }

    private static LSBBitReader bits(VP8LDecoder decoder) {
        try {
            return (LSBBitReader) BITS.get(decoder);
        } catch (IllegalAccessException e) {
            throw otherDecoder(e);
        }
    }

    private static IOException thrown(InvocationTargetException e) {
        @Nullable Throwable cause = e.getCause();
        return switch (cause) {
            case RuntimeException other -> throw other;
            case Error other -> throw other;
            case IOException other -> other;
            case null, default -> new IOException(cause);
        };
    }

    private static Method readTransform() {
        try {
            Method method =
                    VP8LDecoder.class.getDeclaredMethod(
                            "readTransform", int.class, int.class, List.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw otherDecoder(e);
        }
    }

    private static Field bits() {
        try {
            Field field = VP8LDecoder.class.getDeclaredField("lsbBitReader");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw otherDecoder(e);
        }
    }

    private static LinkageError otherDecoder(ReflectiveOperationException e) {
        return new LinkageError("the decoder of WebP is not the one that is known here", e);
    }
}
