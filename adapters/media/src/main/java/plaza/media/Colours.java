package plaza.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Turns a picture's colours into sRGB: by its profile (ICC) where it has one that fits, else grey,
 * red, green and blue are taken to be sRGB's, and inks to take away what they say. For rows of one
 * width; not thread-safe.
 */
final class Colours {
    private final int colours;
    private final @Nullable Profiled profiled;

    private record Profiled(ColorConvertOp op, WritableRaster from, WritableRaster to) {}

    private Colours(int colours, @Nullable Profiled profiled) {
        this.colours = colours;
        this.profiled = profiled;
    }

    /**
     * @param colours of a pixel: 1, 3 or 4
     * @param profile what the file says they are, or null; one that is none, or is for something
     *     else, is left aside, as browsers do. Its programs are hidden in it
     * @param width of the rows
     */
    static Colours of(int colours, byte @Nullable [] profile, int width) {
        if (profile == null) {
            return new Colours(colours, null);
        }
        IccPrograms.hide(profile, 0, profile.length);
        try {
            ICC_Profile given = ICC_Profile.getInstance(profile);
            if (given.getNumComponents() != colours) {
                return new Colours(colours, null);
            }
            ICC_Profile shown = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            var made =
                    new Profiled(
                            new ColorConvertOp(new ICC_Profile[] {given, shown}, null),
                            Raster.createInterleavedRaster(
                                    DataBuffer.TYPE_BYTE, width, 1, colours, null),
                            Raster.createInterleavedRaster(
                                    DataBuffer.TYPE_BYTE, width, 1, 3, null));
            // What is wrong with a profile shows when it is used first.
            made.op.filter(made.from, made.to);
            return new Colours(colours, made);
        } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException e) {
            return new Colours(colours, null);
        }
    }

    /**
     * Turns a row.
     *
     * @param row colours of each pixel
     * @param rgb is given red, green and blue of each pixel
     */
    void convert(int[] row, int[] rgb) {
        if (profiled != null) {
            int width = profiled.from.getWidth();
            profiled.from.setPixels(0, 0, width, 1, row);
            profiled.op.filter(profiled.from, profiled.to);
            profiled.to.getPixels(0, 0, width, 1, rgb);
            return;
        }
        for (int x = 0; x < rgb.length / 3; x++) {
            for (int i = 0; i < 3; i++) {
                rgb[3 * x + i] =
                        switch (colours) {
                            case 1 -> row[x];
                            case 3 -> row[3 * x + i];
                            default -> left(row[4 * x + i], row[4 * x + 3]);
                        };
            }
        }
    }

    /** What an ink and black leave of white. */
    private static int left(int ink, int black) {
        return ((255 - ink) * (255 - black) + 127) / 255;
    }
}
