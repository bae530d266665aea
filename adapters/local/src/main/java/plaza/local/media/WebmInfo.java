package plaza.local.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plaza.core.media.MediaFacts;

/** What the headers of a WebM say, and how far its blocks reach. */
final class WebmInfo {
    private final long mostPixels;
    private long nanosPerTick = 1_000_000;
    private double ticks;
    private long lastTick;
    private int width;
    private int height;

    WebmInfo(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /** Reads the element {@code Info}. */
    void info(byte[] data) throws IOException {
        var in = new Source(new ByteArrayInputStream(data));
        while (!in.atEnd()) {
            Ebml.Element element = Ebml.next(in);
            byte[] value = in.next(size(element, data.length));
            if (element.id() == 0x2AD7B1 && value.length <= 8) {
                nanosPerTick = Math.max(1, Ebml.number(value, 0, value.length));
            } else if (element.id() == 0x4489) {
                ticks = real(value);
            }
        }
    }

    private static int size(Ebml.Element element, int most) {
        if (element.size() < 0 || element.size() > most) {
            throw Damage.broken("an element is longer than what it is in");
        }
        return (int) element.size();
    }

    private static double real(byte[] value) {
        return switch (value.length) {
            case 4 -> Float.intBitsToFloat((int) Ebml.number(value, 0, 4));
            case 8 -> Double.longBitsToDouble(Ebml.number(value, 0, 8));
            default -> 0;
        };
    }

    /** Reads the element {@code Tracks}, and what is in it. */
    void tracks(byte[] data) throws IOException {
        var in = new Source(new ByteArrayInputStream(data));
        while (!in.atEnd()) {
            Ebml.Element element = Ebml.next(in);
            byte[] value = in.next(size(element, data.length));
            switch ((int) element.id()) {
                case 0xAE -> tracks(value);
                case 0xE0 -> video(value);
                default -> {
                    // Does not say how large anything is.
                }
            }
        }
    }

    private void video(byte[] data) throws IOException {
        long[] sizes = new long[4];
        var in = new Source(new ByteArrayInputStream(data));
        while (!in.atEnd()) {
            Ebml.Element element = Ebml.next(in);
            byte[] value = in.next(size(element, data.length));
            int place =
                    switch ((int) element.id()) {
                        case 0xB0 -> 0;
                        case 0xBA -> 1;
                        case 0x54B0 -> 2;
                        case 0x54BA -> 3;
                        default -> -1;
                    };
            if (place >= 0 && value.length <= 4) {
                sizes[place] = Ebml.number(value, 0, value.length);
            }
        }
        Damage.checkSize(sizes[0], sizes[1], mostPixels);
        if (width == 0) {
            // The size to show it at, which some files give as a ratio only.
            boolean isShownAt = sizes[2] >= 16 && sizes[3] >= 16;
            width = (int) sizes[isShownAt ? 2 : 0];
            height = (int) sizes[isShownAt ? 3 : 1];
            Damage.checkSize(width, height, mostPixels);
        }
    }

    /** A block that is shown at this time. */
    void block(long tick) {
        lastTick = Math.max(lastTick, tick);
    }

    MediaFacts facts() {
        double millis = (ticks > 0 ? ticks : lastTick) * nanosPerTick / 1_000_000.0;
        @Nullable Long duration = millis > 0 && millis < Long.MAX_VALUE ? Math.round(millis) : null;
        return width == 0
                ? new MediaFacts(null, null, duration)
                : new MediaFacts(width, height, duration);
    }
}
