package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import plaza.core.media.MediaFacts;

/**
 * GIF (CompuServe, GIF89a). Keeps pictures, delays and the count of repetitions; comments, texts
 * and what applications add are left out, and what follows the trailer is cut off.
 */
final class GifCopy implements FormatCopy {
    private static final int MOST_FRAMES = 5_000;

    private final long mostPixels;
    private int frames;
    private long durationMs;

    GifCopy(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        byte[] header = in.next(13);
        String signature = new String(header, 0, 6, StandardCharsets.ISO_8859_1);
        if (!signature.equals("GIF87a") && !signature.equals("GIF89a")) {
            throw Damage.broken("it does not begin as a GIF");
        }
        int width = number(header, 6);
        int height = number(header, 8);
        Damage.checkSize(width, height, mostPixels);
        out.write(header);
        colours(header[10], in, out);
        for (int block = in.next(); block != 0x3B; block = in.next()) {
            switch (block) {
                case 0x2C -> picture(in, out);
                case 0x21 -> extension(in, out);
                default -> throw Damage.broken("it has a block of an unknown kind");
            }
        }
        if (frames == 0) {
            throw Damage.broken("it holds no picture");
        }
        out.write(0x3B);
        return Orientation.upright(Orientation.UPRIGHT, width, height, frames > 1 ? durationMs : 0);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    private static void colours(int flags, Source in, OutputStream out) throws IOException {
        if ((flags & 0x80) != 0) {
            in.pass(3L << ((flags & 7) + 1), out);
        }
    }

    private void picture(Source in, OutputStream out) throws IOException {
        if (++frames > MOST_FRAMES) {
            throw Damage.broken("it has too many frames");
        }
        byte[] descriptor = in.next(9);
        Damage.checkSize(number(descriptor, 4), number(descriptor, 6), mostPixels);
        out.write(0x2C);
        out.write(descriptor);
        colours(descriptor[8], in, out);
        out.write(in.next());
        blocks(in, out);
    }

    private void extension(Source in, OutputStream out) throws IOException {
        int label = in.next();
        if (label == 0xF9) {
            byte[] control = in.next(6);
            if (control[0] != 4 || control[5] != 0) {
                throw Damage.broken("a delay is not right");
            }
            durationMs += number(control, 2) * 10L;
            out.write(0x21);
            out.write(label);
            out.write(control);
        } else if (label == 0xFF) {
            application(in, out);
        } else {
            blocks(in, OutputStream.nullOutputStream());
        }
    }

    /** Only the one that says how often to repeat. */
    private static void application(Source in, OutputStream out) throws IOException {
        int length = in.next();
        byte[] name = in.next(length);
        String text = new String(name, StandardCharsets.ISO_8859_1);
        boolean repeats = text.equals("NETSCAPE2.0") || text.equals("ANIMEXTS1.0");
        OutputStream target = repeats ? out : OutputStream.nullOutputStream();
        target.write(0x21);
        target.write(0xFF);
        target.write(length);
        target.write(name);
        if (length > 0) {
            blocks(in, target);
        }
    }

    private static void blocks(Source in, OutputStream out) throws IOException {
        int length;
        do {
            length = in.next();
            out.write(length);
            in.pass(length, out);
        } while (length > 0);
    }
}
