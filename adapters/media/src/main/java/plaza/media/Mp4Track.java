package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The header of one track of an MP4, with the durations that its fragments add. */
final class Mp4Track {
    /** One, in the numbers of a matrix. */
    private static final double ONE = 0x10000;

    private final Mp4Samples samples = new Mp4Samples();
    private long id;
    private double[] matrix = {1, 0, 0, 1};
    private double width;
    private double height;
    private String handler = "";
    private Mp4Duration.Ticks media = new Mp4Duration.Ticks(0, 0);
    private @Nullable Mp4Entries entries;
    private long defaultTicks;
    private long defaultSize;
    private long fragmented;

    /** Reads {@code tkhd} (ISO/IEC 14496-12, 8.3.2), without its header. */
    void header(byte[] data) {
        int start = data.length > 0 && data[0] == 1 ? 32 : 20;
        if (data.length < start + 64) {
            throw Damage.broken("the header of a track is too short");
        }
        ByteBuffer box = ByteBuffer.wrap(data);
        id = box.getInt(start == 32 ? 20 : 12) & 0xFFFF_FFFFL;
        matrix = matrix(box, start + 20);
        width = (box.getInt(start + 56) & 0xFFFF_FFFFL) / ONE;
        height = (box.getInt(start + 60) & 0xFFFF_FFFFL) / ONE;
    }

    /** How a picture is turned and stretched: four of the nine numbers of a matrix. */
    static double[] matrix(ByteBuffer box, int at) {
        double[] numbers = {
            box.getInt(at) / ONE,
            box.getInt(at + 4) / ONE,
            box.getInt(at + 12) / ONE,
            box.getInt(at + 16) / ONE
        };
        boolean isNone = numbers[0] * numbers[3] == numbers[1] * numbers[2];
        return isNone ? new double[] {1, 0, 0, 1} : numbers;
    }

    /** Reads {@code mdhd}. */
    void media(byte[] data) {
        media = Mp4Duration.Ticks.of(data);
    }

    /** Reads the {@code hdlr} of its {@code mdia}; the first one counts. */
    void handler(byte[] data) {
        if (handler.isEmpty() && data.length >= 12) {
            handler = new String(data, 8, 4, StandardCharsets.ISO_8859_1);
        }
    }

    /** Takes {@code stsd}, which is cleaned; says whether it is the first. */
    boolean entries(byte[] data, long mostPixels) {
        if (entries != null) {
            return false;
        }
        entries = new Mp4Entries(data, handler, mostPixels);
        return true;
    }

    /** Takes one of the tables that say where its samples lie. */
    void table(Mp4Box box) {
        samples.table(box);
    }

    /** What samples of fragments are, where they do not say ({@code trex}). */
    void defaults(long ticks, long size) {
        defaultTicks = ticks;
        defaultSize = size;
    }

    long defaultTicks() {
        return defaultTicks;
    }

    long defaultSize() {
        return defaultSize;
    }

    /** A fragment's samples play so long. */
    void add(long ticks) {
        fragmented += Math.max(0, ticks);
    }

    long id() {
        return id;
    }

    /** Whether it is a picture or a sound of a codec that is known: all others go. */
    boolean isKept() {
        return entries != null && entries.areKnown();
    }

    boolean isPicture() {
        return entries != null && entries.arePictures();
    }

    /** Whether it moves, and nobody here knows how to show it. */
    boolean isUnknownPicture() {
        return handler.equals("vide")
                && (entries == null || (!entries.areKnown() && !entries.areStills()));
    }

    void ranges(Scratch file, KeptRanges kept) {
        if (entries != null) {
            samples.ranges(file, entries, kept);
        }
    }

    void tell(Mp4Duration duration) {
        duration.track(media.seconds(), new Mp4Duration.Ticks(fragmented, media.scale()).seconds());
    }

    /**
     * Its width and height as they are shown, upright.
     *
     * @param movie the matrix of the whole
     */
    int[] size(double[] movie, long mostPixels) {
        if (entries == null) {
            throw new IllegalStateException("a track without pictures has no size");
        }
        double[] flat = entries.size(width, height);
        double[] turned = turned(flat, product(matrix, movie));
        double[] shown = turned[0] < 1 || turned[1] < 1 ? flat : turned;
        Damage.checkSize(Math.round(shown[0]), Math.round(shown[1]), mostPixels);
        return new int[] {(int) Math.round(shown[0]), (int) Math.round(shown[1])};
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[2],
            a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2],
            a[2] * b[1] + a[3] * b[3]
        };
    }

    /** Other turns than by right angles are not shown by players either. */
    private static double[] turned(double[] size, double[] by) {
        if (by[1] == 0 && by[2] == 0) {
            return new double[] {size[0] * Math.abs(by[0]), size[1] * Math.abs(by[3])};
        }
        return by[0] == 0 && by[3] == 0
                ? new double[] {size[1] * Math.abs(by[2]), size[0] * Math.abs(by[1])}
                : size;
    }
}
