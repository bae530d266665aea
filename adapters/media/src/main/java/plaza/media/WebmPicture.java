package plaza.media;

/** How large and how turned the pictures of a track of a WebM are (RFC 9559, 5.1.4.1.28). */
final class WebmPicture {
    private static final int[] CROPS = {0x54AA, 0x54BB, 0x54CC, 0x54DD};

    private final long[] crops = new long[CROPS.length];
    private long width;
    private long height;
    private long shownWidth;
    private long shownHeight;
    private long unit;
    private boolean isClear;
    private boolean isRound;
    private double roll;

    /** Reads one of the elements that say so. */
    void read(byte[] bytes, EbmlPart part) {
        switch ((int) part.id()) {
            case 0xB0 -> width = part.number(bytes);
            case 0xBA -> height = part.number(bytes);
            case 0x54B0 -> shownWidth = part.number(bytes);
            case 0x54BA -> shownHeight = part.number(bytes);
            case 0x54B2 -> unit = part.number(bytes);
            case 0x53C0 -> isClear = part.number(bytes) == 1;
            case 0x7670 -> EbmlPart.each(bytes, part.from(), part.to(), each -> read(bytes, each));
            case 0x7671 -> isRound = part.number(bytes) != 0;
            case 0x7675 -> roll = part.real(bytes);
            default -> {
                for (int i = 0; i < CROPS.length; i++) {
                    crops[i] = part.id() == CROPS[i] ? part.number(bytes) : crops[i];
                }
            }
        }
    }

    boolean isClear() {
        return isClear;
    }

    /** How large they are shown, upright. */
    WebmTracks.Size size(long mostPixels) {
        Damage.checkSize(width, height, mostPixels);
        double across = shown(width, crops[2], crops[3]);
        double down = shown(height, crops[0], crops[1]);
        if (shownWidth > 0 && shownHeight > 0) {
            // Some files give the size as a ratio without saying so.
            boolean isRatio = unit != 0 || shownWidth < 16 || shownHeight < 16;
            across = isRatio ? down * shownWidth / shownHeight : shownWidth;
            down = isRatio ? down : shownHeight;
        }
        Damage.checkSize(Math.round(across), Math.round(down), mostPixels);
        int wide = (int) Math.round(across);
        int tall = (int) Math.round(down);
        boolean isLying = !isRound && Math.abs(Math.round(roll)) == 90;
        return isLying ? new WebmTracks.Size(tall, wide) : new WebmTracks.Size(wide, tall);
    }

    private static long shown(long all, long oneSide, long otherSide) {
        long left = all - oneSide - otherSide;
        return oneSide >= 0 && otherSide >= 0 && left > 0 && left <= all ? left : all;
    }
}
