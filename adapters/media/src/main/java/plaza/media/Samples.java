package plaza.media;

/** A decoded picture, row by row: its colours as they are stored, 0 to 255 each. */
interface Samples {
    int width();

    int height();

    /** How many colours a pixel has: 1 for grey, 3 for red, green and blue, 4 for inks. */
    int colours();

    /** Whether a pixel has a value more, behind its colours: how little shines through. */
    boolean isClear();

    /**
     * @param values is given the row's, pixel by pixel
     */
    void row(int y, int[] values);

    /** How many values a pixel has. */
    default int values() {
        return colours() + (isClear() ? 1 : 0);
    }
}
