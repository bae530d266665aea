package plaza.media;

import java.util.Arrays;

/**
 * A frame at its place on a canvas; the rest of the canvas is clear, and what of the frame lies
 * beyond it is not seen.
 *
 * @param left columns of the canvas in front of the frame
 * @param top rows of the canvas above the frame
 */
record CanvasSamples(Samples frame, int left, int top, int width, int height) implements Samples {
    @Override
    public int colours() {
        return frame.colours();
    }

    @Override
    public boolean isClear() {
        return true;
    }

    @Override
    public void row(int y, int[] values) {
        Arrays.fill(values, 0, width * values(), 0);
        int rowOfFrame = y - top;
        if (rowOfFrame < 0 || rowOfFrame >= frame.height()) {
            return;
        }
        int[] row = new int[frame.width() * Math.max(frame.values(), 4)];
        frame.row(rowOfFrame, row);
        int seen = Math.clamp(width - left, 0, frame.width());
        for (int x = 0; x < seen; x++) {
            int to = (left + x) * values();
            System.arraycopy(row, x * frame.values(), values, to, frame.values());
            if (!frame.isClear()) {
                values[to + frame.colours()] = 255;
            }
        }
    }
}
