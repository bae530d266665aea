package plaza.media;

/**
 * How a picture is decoded: how many of its pixels are left out while it is read, and what it is
 * scaled to then. Finer where there is memory for it; where there is little the result is smaller
 * than it might be.
 *
 * @param step one of so many columns, and rows, is decoded
 * @param width of the result, as the picture is stored
 * @param height of the result, as the picture is stored
 * @param bytes that all of it takes
 */
record DecodePlan(int step, int width, int height, long bytes) {
    /** Of a scaled picture, in pixels: one that is far taller than wide gets narrower instead. */
    static final int TALLEST = 4_096;

    private static final int RESULT = 4;

    /** Rows that are being scaled, for a pixel of them. */
    private static final int ROW = 128;

    /** What decoders and encoders hold, however small the picture. */
    private static final long ALWAYS = 1 << 20;

    /**
     * @param file its size, in bytes
     * @param isLying whether its width and height change places
     * @param wanted at most so wide
     * @param most bytes that it may take
     * @throws plaza.core.DomainException INVALID when it takes more than that however it is done
     */
    static DecodePlan of(PictureHead head, long file, boolean isLying, int wanted, long most) {
        double shownWidth = isLying ? head.height() : head.width();
        double shownHeight = isLying ? head.width() : head.height();
        double scale = Math.min(1, Math.min(wanted / shownWidth, TALLEST / shownHeight));
        int longest = Math.max(head.width(), head.height());
        // Twice as fine as the result, if possible.
        long step = Math.max(1, (int) (1 / (2 * scale)));
        DecodePlan plan = at(head, file, scale, (int) step);
        while (plan.bytes > most && step < longest) {
            step = Math.min(longest, step + 1 + step / 8);
            plan = at(head, file, scale, (int) step);
        }
        if (plan.bytes > most) {
            throw Damage.tooMuchMemory(plan.bytes, most);
        }
        return plan;
    }

    private static DecodePlan at(PictureHead head, long file, double scale, int step) {
        long columns = PictureHead.up(head.width(), step);
        long rows = PictureHead.up(head.height(), step);
        long width = Math.clamp(Math.round(head.width() * scale), 1, columns);
        long height = Math.clamp(Math.round(head.height() * scale), 1, rows);
        long bytes =
                ALWAYS
                        + file
                        + head.held()
                        + head.decodedBytes(step)
                        + RESULT * width * height
                        + ROW * (columns + PictureHead.up(head.frame().width, step));
        return new DecodePlan(step, (int) width, (int) height, bytes);
    }
}
