package plaza.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile (ICC.1, version 2) of a gamma and primary colours, as PNG's older chunks name them. The
 * white that they name becomes that of profiles, D50, by the method of Bradford.
 */
final class GammaProfile {
    /** Of sRGB (IEC 61966-2-1), in hundred-thousandths: x and y of white, red, green, blue. */
    private static final int[] SRGB = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};

    private static final double[] D50 = {0.9642, 1, 0.8249};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    /** What sRGB's curve is next to, which is what nearly all of these files say. */
    private static final int USUAL_LEAST = 45_000;

    private static final int USUAL_MOST = 46_000;
    private static final int HEADER = 128;
    private static final int CURVE = 16;

    private GammaProfile() {}

    /**
     * @param gamma of the file, in hundred-thousandths, above 0
     * @param isGrey whether it has no colours
     * @param given x and y of white, red, green, blue, in hundred-thousandths, or null
     * @return the profile; null where it is sRGB's, or no colours are possible with these numbers
     */
    static byte @Nullable [] of(int gamma, boolean isGrey, int @Nullable [] given) {
        int[] primaries = given == null || isGrey ? SRGB : given;
        boolean isUsual = gamma >= USUAL_LEAST && gamma <= USUAL_MOST;
        if (isUsual && isNear(primaries)) {
            return null;
        }
        var curve = ByteBuffer.allocate(CURVE).put(0, text("curv")).putInt(8, 1);
        curve.putShort(12, (short) Math.clamp(Math.round(256 * 1e5 / gamma), 1, 65_535));
        return of(primaries, isGrey, curve.array());
    }

    /**
     * The profile of these primary colours, with the curve of sRGB.
     *
     * @param given x and y of white, red, green, blue, in hundred-thousandths
     */
    static byte @Nullable [] ofPrimaries(int[] given) {
        byte[] curve =
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(ICC_Profile.icSigGreenTRCTag);
        return isNear(given) ? null : of(given, false, curve);
    }

    private static byte @Nullable [] of(int[] primaries, boolean isGrey, byte[] values) {
        double[][] colours = colours(primaries);
        if (colours == null) {
            return null;
        }
        String[] tags = isGrey ? new String[] {"wtpt", "kTRC"} : COLOUR_TAGS;
        int entry = HEADER + 4 + 12 * tags.length;
        int curve = entry + 20 * (isGrey ? 1 : 4);
        var out = ByteBuffer.allocate(curve + values.length);
        header(out, isGrey ? "GRAY" : "RGB ");
        out.putInt(HEADER, tags.length);
        for (int i = 0; i < tags.length; i++) {
            boolean isCurve = tags[i].endsWith("TRC");
            int place = isCurve ? curve : entry + 20 * i;
            int at = HEADER + 4 + 12 * i;
            out.put(at, text(tags[i]))
                    .putInt(at + 4, place)
                    .putInt(at + 8, isCurve ? values.length : 20);
            if (!isCurve) {
                point(out, place, i == 0 ? D50 : column(colours, i - 1));
            }
        }
        out.put(curve, values);
        return out.array();
    }

    private static final String[] COLOUR_TAGS = {
        "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"
    };

    private static boolean isNear(int[] primaries) {
        for (int i = 0; i < SRGB.length; i++) {
            if (Math.abs(primaries[i] - SRGB[i]) > 1_000) {
                return false;
            }
        }
        return true;
    }

    private static void header(ByteBuffer out, String space) {
        out.putInt(0, out.capacity()).putInt(8, 0x0210_0000);
        out.put(12, text("mntr")).put(16, text(space)).put(20, text("XYZ ")).put(36, text("acsp"));
        fixed(out, 68, D50);
    }

    private static void point(ByteBuffer out, int at, double[] point) {
        out.put(at, text("XYZ "));
        fixed(out, at + 8, point);
    }

    private static void fixed(ByteBuffer out, int at, double[] point) {
        for (int i = 0; i < 3; i++) {
            out.putInt(at + 4 * i, (int) Math.round(point[i] * 65_536));
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Red, green and blue as columns of X, Y and Z, of which white is D50. */
    private static double @Nullable [][] colours(int[] xy) {
        double[] white = point(xy, 0);
        double[][] points = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] point = point(xy, i + 1);
            for (int j = 0; j < 3; j++) {
                points[j][i] = point[j];
            }
        }
        double[][] inverse = inverse(points);
        if (inverse == null) {
            return null;
        }
        double[] shares = times(inverse, white);
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, D50);
        double[][] back = Objects.requireNonNull(inverse(BRADFORD));
        double[][] colours = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] cones = times(BRADFORD, column(points, i));
            for (int j = 0; j < 3; j++) {
                cones[j] *= shares[i] * to[j] / from[j];
            }
            double[] adapted = times(back, cones);
            for (int j = 0; j < 3; j++) {
                if (!Double.isFinite(adapted[j]) || Math.abs(adapted[j]) > 4) {
                    return null;
                }
                colours[j][i] = adapted[j];
            }
        }
        return colours;
    }

    private static double[] point(int[] xy, int number) {
        double x = xy[2 * number] / 1e5;
        double y = xy[2 * number + 1] / 1e5;
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] column(double[][] matrix, int number) {
        return new double[] {matrix[0][number], matrix[1][number], matrix[2][number]};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double @Nullable [][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int a = (j + 1) % 3;
                int b = (j + 2) % 3;
                int c = (i + 1) % 3;
                int d = (i + 2) % 3;
                inverse[i][j] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
            }
            determinant += m[0][i] * inverse[i][0];
        }
        if (Math.abs(determinant) < 1e-9 || !Double.isFinite(determinant)) {
            return null;
        }
        for (double[] row : inverse) {
            for (int j = 0; j < 3; j++) {
                row[j] /= determinant;
            }
        }
        return inverse;
    }
}
