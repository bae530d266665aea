package plaza.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a picture whose decoder gives grey, red, green and blue, or numbers of a palette.
 */
final class ImageSamples implements Samples {
    private static final int[] RGB = {0, 1, 2};

    private final Raster raster;
    private final boolean isClear;
    private final int @Nullable [] palette;
    private final int mostShift;

    /**
     * @param mayBeClear false where what the decoder says of transparency means nothing
     */
    ImageSamples(BufferedImage image, boolean mayBeClear) {
        this.isClear = image.getColorModel().hasAlpha() && mayBeClear;
        this.raster =
                image.getRaster().getNumBands() == 4 && !isClear
                        ? image.getRaster()
                                .createChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, RGB)
                        : image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel model) {
            palette = new int[model.getMapSize()];
            model.getRGBs(palette);
        } else {
            palette = null;
        }
        this.mostShift = raster.getSampleModel().getSampleSize(0) - 8;
        if (palette == null && (mostShift < 0 || raster.getNumBands() > 4)) {
            throw new IllegalStateException("a decoder made pixels of a kind that none makes");
        }
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
        return palette != null || raster.getNumBands() > 2 ? 3 : 1;
    }

    @Override
    public boolean isClear() {
        return isClear;
    }

    @Override
    public void row(int y, int[] values) {
        raster.getPixels(0, y, width(), 1, values);
        if (palette != null) {
            look(palette, values);
        } else if (mostShift > 0) {
            int most = (1 << (8 + mostShift)) - 1;
            for (int i = 0; i < width() * values(); i++) {
                values[i] = (int) ((values[i] * 255L + most / 2) / most);
            }
        }
    }

    /** From the back, as each number becomes three or four. */
    private void look(int[] colours, int[] values) {
        int count = values();
        for (int x = width() - 1; x >= 0; x--) {
            int number = values[x];
            int colour = number < colours.length ? colours[number] : 0xFF000000;
            values[x * count] = (colour >> 16) & 0xFF;
            values[x * count + 1] = (colour >> 8) & 0xFF;
            values[x * count + 2] = colour & 0xFF;
            if (isClear) {
                values[x * count + 3] = colour >>> 24;
            }
        }
    }
}
