package plaza.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The markers in front of a stored JPEG's first scan, which say what its colours are.
 *
 * @param adobe the number of Adobe's colour transform, or {@link #NONE}
 * @param isNamedRgb whether the components are called R, G and B
 * @param profile its colour profile (ICC), or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegMarkers(boolean isJfif, int adobe, boolean isNamedRgb, byte @Nullable [] profile) {
    static final int NONE = -1;

    private static final int NUMBERS = 2;

    static JpegMarkers of(byte[] jpeg) {
        boolean isJfif = false;
        int adobe = NONE;
        boolean isNamedRgb = false;
        var parts = new TreeMap<Integer, byte[]>();
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at + 1] & 0xFF) != 0xDA) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
            byte[] data = Arrays.copyOfRange(jpeg, at + 4, at + 2 + length);
            if (marker == 0xE0) {
                isJfif |= startsWith(data, "JFIF\0");
            } else if (marker == 0xEE && startsWith(data, "Adobe") && data.length >= 12) {
                adobe = data[11] & 0xFF;
            } else if (marker == 0xE2 && startsWith(data, "ICC_PROFILE\0")) {
                int from = "ICC_PROFILE\0".length();
                parts.put(data[from] & 0xFF, Arrays.copyOfRange(data, from + NUMBERS, data.length));
            } else if (marker >= 0xC0 && marker <= 0xC2 && data.length >= 15) {
                isNamedRgb = data[6] == 'R' && data[9] == 'G' && data[12] == 'B';
            }
            at += 2 + length;
        }
        var profile = new ByteArrayOutputStream();
        parts.values().forEach(profile::writeBytes);
        return new JpegMarkers(
                isJfif, adobe, isNamedRgb, parts.isEmpty() ? null : profile.toByteArray());
    }

    private static boolean startsWith(byte[] data, String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        return data.length > bytes.length + 1
                && Arrays.equals(data, 0, bytes.length, bytes, 0, bytes.length);
    }
}
