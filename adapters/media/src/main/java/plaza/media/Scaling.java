package plaza.media;

import java.util.Arrays;

/**
 * Makes a picture smaller: each pixel of the result is the mean of what it covers, in proportion.
 * Holds one row of the picture and one of the result, where libraries hold copies of the whole.
 */
final class Scaling {
    private final Samples from;
    private final int width;
    private final int values;
    private final double[] across;
    private final double[] sum;
    private final int[] row;

    /** Takes the rows of the result from above, each pixel with as many values as there are. */
    interface Sink {
        void row(int y, int[] values);
    }

    private Scaling(Samples from, int width) {
        this.from = from;
        this.width = width;
        this.values = from.values();
        this.across = new double[width * values];
        this.sum = new double[width * values];
        this.row = new int[from.width() * Math.max(values, 4)];
    }

    /**
     * @param width at most that of the picture
     * @param height at most that of the picture
     */
    static void scale(Samples from, int width, int height, Sink to) {
        new Scaling(from, width).run(height, to);
    }

    private void run(int height, Sink to) {
        // In units of which a row of the result has as many as the picture has rows, so that every
        // border is a whole number.
        long rest = from.height();
        int at = 0;
        for (int y = 0; y < from.height(); y++) {
            from.row(y, row);
            across();
            long share = height;
            while (share > 0) {
                long part = Math.min(share, rest);
                add((double) part / from.height());
                share -= part;
                rest -= part;
                if (rest == 0) {
                    to.row(at++, means());
                    rest = from.height();
                }
            }
        }
    }

    /** The same along a row. What shines through counts less by as much. */
    private void across() {
        Arrays.fill(across, 0);
        int last = values - 1;
        long rest = from.width();
        int at = 0;
        for (int x = 0; x < from.width(); x++) {
            int pixel = x * values;
            double opacity = from.isClear() ? row[pixel + last] / 255.0 : 1;
            long share = width;
            while (share > 0) {
                long part = Math.min(share, rest);
                double weight = (double) part / from.width();
                for (int i = 0; i < values; i++) {
                    boolean isOpacity = from.isClear() && i == last;
                    across[at + i] += row[pixel + i] * weight * (isOpacity ? 1 : opacity);
                }
                share -= part;
                rest -= part;
                if (rest == 0) {
                    at += values;
                    rest = from.width();
                }
            }
        }
    }

    private void add(double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += across[i] * weight;
        }
    }

    private int[] means() {
        int[] means = new int[sum.length];
        int last = values - 1;
        for (int pixel = 0; pixel < sum.length; pixel += values) {
            double opacity = from.isClear() ? sum[pixel + last] / 255 : 1;
            for (int i = 0; i < values; i++) {
                boolean isOpacity = from.isClear() && i == last;
                double value =
                        isOpacity || opacity == 0 ? sum[pixel + i] : sum[pixel + i] / opacity;
                means[pixel + i] = Math.clamp(Math.round(value), 0, 255);
            }
        }
        Arrays.fill(sum, 0);
        return means;
    }
}
