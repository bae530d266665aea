package plaza.media;

import java.awt.image.Raster;

/**
 * The samples of a JPEG. Which colours its components are follows from its markers, as in libjpeg
 * and so in browsers (ITU-T T.871, T.872). Inks are stored the other way round, as Adobe's programs
 * do.
 *
 * @param isDifferences whether the first three are brightness and two differences
 */
record JpegSamples(Raster raster, boolean isDifferences) implements Samples {
    static JpegSamples of(Raster raster, JpegMarkers markers) {
        int count = raster.getNumBands();
        int adobe = markers.adobe();
        boolean isDifferences =
                switch (count) {
                    case 3 ->
                            markers.isJfif()
                                    || (adobe == JpegMarkers.NONE
                                            ? !markers.isNamedRgb()
                                            : adobe != 0);
                    case 4 -> adobe > 0;
                    default -> false;
                };
        if (count != 1 && count != 3 && count != 4) {
            throw Damage.broken("it has " + count + " components");
        }
        return new JpegSamples(raster, isDifferences);
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public int colours() {
        return raster.getNumBands();
    }

    @Override
    public boolean isClear() {
        return false;
    }

    @Override
    public void row(int y, int[] values) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, values);
        int count = colours();
        int end = width() * count;
        if (isDifferences) {
            for (int at = 0; at < end; at += count) {
                toRgb(values, at);
                if (count == 4) {
                    // What stands for red is what the ink leaves of it.
                    for (int i = at; i < at + 3; i++) {
                        values[i] = 255 - values[i];
                    }
                }
            }
        }
        if (count == 4) {
            for (int at = 0; at < end; at++) {
                values[at] = 255 - values[at];
            }
        }
    }

    private static void toRgb(int[] values, int at) {
        int y = values[at];
        int blue = values[at + 1] - 128;
        int red = values[at + 2] - 128;
        values[at] = clamp(y + 1.402 * red);
        values[at + 1] = clamp(y - 0.344136 * blue - 0.714136 * red);
        values[at + 2] = clamp(y + 1.772 * blue);
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
