package plaza.media;

import java.awt.image.BufferedImage;

/**
 * A picture as some 28 letters that make a blurred preview: the encoder of the BlurHash algorithm
 * (https://github.com/woltapp/blurhash/blob/master/Algorithm.md), a discrete cosine transform in
 * linear light of which the first few parts are kept.
 */
final class BlurHash {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final int MORE = 4;
    private static final int LESS = 3;

    private BlurHash() {}

    /**
     * @param image small: the cost is its pixels times twelve
     */
    static String of(BufferedImage image) {
        boolean isWide = image.getWidth() >= image.getHeight();
        int across = isWide ? MORE : LESS;
        int down = isWide ? LESS : MORE;
        double[][] parts = new double[across * down][];
        double largest = 0;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                double[] part = part(image, x, y);
                parts[y * across + x] = part;
                for (double value : part) {
                    largest = x + y == 0 ? largest : Math.max(largest, Math.abs(value));
                }
            }
        }
        var hash = new StringBuilder();
        append(hash, across - 1 + (down - 1) * 9, 1);
        int scale = Math.clamp((long) Math.floor(largest * 166 - 0.5), 0, 82);
        append(hash, scale, 1);
        append(hash, average(parts[0]), 4);
        for (int i = 1; i < parts.length; i++) {
            append(hash, detail(parts[i], (scale + 1) / 166.0), 2);
        }
        return hash.toString();
    }

    private static double[] part(BufferedImage image, int across, int down) {
        int width = image.getWidth();
        int height = image.getHeight();
        double[] sum = new double[3];
        for (int y = 0; y < height; y++) {
            double vertical = Math.cos(Math.PI * down * y / height);
            for (int x = 0; x < width; x++) {
                double basis = Math.cos(Math.PI * across * x / width) * vertical;
                int pixel = image.getRGB(x, y);
                sum[0] += basis * toLinear((pixel >> 16) & 0xFF);
                sum[1] += basis * toLinear((pixel >> 8) & 0xFF);
                sum[2] += basis * toLinear(pixel & 0xFF);
            }
        }
        double scale = (across + down == 0 ? 1.0 : 2.0) / ((double) width * height);
        for (int i = 0; i < 3; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    private static double toLinear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int toSrgb(double linear) {
        double v = Math.clamp(linear, 0.0, 1.0);
        double srgb = v <= 0.0031308 ? v * 12.92 : (1.055 * Math.pow(v, 1 / 2.4)) - 0.055;
        return (int) (srgb * 255 + 0.5);
    }

    private static int average(double[] part) {
        return (toSrgb(part[0]) << 16) | (toSrgb(part[1]) << 8) | toSrgb(part[2]);
    }

    private static int detail(double[] part, double largest) {
        int number = 0;
        for (double value : part) {
            double root = Math.copySign(Math.sqrt(Math.abs(value / largest)), value);
            number = number * 19 + Math.clamp((long) Math.floor(root * 9 + 9.5), 0, 18);
        }
        return number;
    }

    private static void append(StringBuilder hash, int number, int length) {
        int divisor = 1;
        for (int i = 1; i < length; i++) {
            divisor *= 83;
        }
        for (int i = 0; i < length; i++) {
            hash.append(DIGITS.charAt(number / divisor % 83));
            divisor /= 83;
        }
    }
}
