package plaza.local.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the header of one track of an MP4 says. */
final class Mp4Track {
    /** Samples of these are positions on the earth: of GoPro's cameras, and of Street View's. */
    private static final Set<String> POSITIONS = Set.of("gpmd", "camm");

    private int width;
    private int height;
    private boolean isLying;
    private boolean isVideo;

    /** Reads {@code tkhd} (ISO/IEC 14496-12, 8.3.2), without its header. */
    void header(byte[] data) {
        int start = data.length > 0 && data[0] == 1 ? 32 : 20;
        if (data.length < start + 64) {
            throw Damage.broken("the header of a track is too short");
        }
        ByteBuffer box = ByteBuffer.wrap(data);
        int matrix = start + 20;
        // The first and fifth of the nine numbers are 0 where it is turned by a right angle.
        isLying =
                box.getInt(matrix) == 0
                        && box.getInt(matrix + 16) == 0
                        && box.getInt(matrix + 4) != 0;
        width = box.getInt(matrix + 36) >>> 16;
        height = box.getInt(matrix + 40) >>> 16;
    }

    /** Reads {@code hdlr}. */
    void handler(byte[] data) {
        isVideo =
                data.length >= 12
                        && new String(data, 8, 4, StandardCharsets.ISO_8859_1).equals("vide");
    }

    /** Reads {@code stsd}: what the samples are, and their size where the header has none. */
    void samples(byte[] data, long mostPixels) {
        if (data.length < 16) {
            return;
        }
        String format = new String(data, 12, 4, StandardCharsets.ISO_8859_1);
        if (POSITIONS.contains(format)) {
            throw Damage.broken("it records where it was taken; export it without that track");
        }
        if (isVideo && data.length >= 44) {
            ByteBuffer box = ByteBuffer.wrap(data);
            int codedWidth = box.getShort(40) & 0xFFFF;
            int codedHeight = box.getShort(42) & 0xFFFF;
            Damage.checkSize(codedWidth, codedHeight, mostPixels);
            if (width == 0 || height == 0) {
                width = codedWidth;
                height = codedHeight;
            }
        }
    }

    boolean isVisible() {
        return isVideo && width > 0 && height > 0;
    }

    int shownWidth() {
        return isLying ? height : width;
    }

    int shownHeight() {
        return isLying ? width : height;
    }
}
