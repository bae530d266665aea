package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The colours that a stored PNG states: numbers of ITU-T H.273 (cICP), which hold where there are
 * several, a profile (ICC), or a gamma and primary colours.
 */
final class PngProfile {
    /** Of a profile, unpacked; those of inks are about a megabyte. */
    private static final int LARGEST = 4 << 20;

    /** Of BT.709 and those that are the same, and of sRGB. */
    private static final Set<Integer> PLAIN_CURVES = Set.of(1, 6, 13, 14, 15);

    /** Of BT.709, BT.2020 and Display P3: x and y of white, red, green, blue. */
    private static final Map<Integer, int[]> PRIMARIES =
            Map.of(
                    1, new int[] {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000},
                    9, new int[] {31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600},
                    12, new int[] {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000});

    private PngProfile() {}

    /** The profile; null where there is none, and its colours are sRGB's. */
    static byte @Nullable [] of(byte[] png) {
        ByteBuffer data = ByteBuffer.wrap(png);
        boolean isGrey = png.length > 25 && (png[25] & 3) == 0;
        int gamma = 0;
        boolean isSrgb = false;
        byte @Nullable [] profile = null;
        int @Nullable [] primaries = null;
        for (int at = PngCopy.SIGNATURE.length; at + 12 <= png.length; ) {
            int length = data.getInt(at);
            int from = at + 8;
            switch (new String(png, at + 4, 4, StandardCharsets.ISO_8859_1)) {
                case "cICP" -> {
                    int @Nullable [] coded = coded(Arrays.copyOfRange(png, from, from + length));
                    if (coded != null) {
                        return isGrey ? null : GammaProfile.ofPrimaries(coded);
                    }
                }
                case "iCCP" -> {
                    isSrgb = true;
                    profile = unpacked(Arrays.copyOfRange(png, from, from + length));
                }
                case "sRGB" -> isSrgb = true;
                case "gAMA" -> gamma = length == 4 ? data.getInt(from) : 0;
                case "cHRM" -> primaries = length == 32 ? numbers(data, from) : null;
                case "IDAT" -> {
                    return isSrgb || gamma <= 0
                            ? profile
                            : GammaProfile.of(gamma, isGrey, primaries);
                }
                default -> {
                    // Says nothing of colours.
                }
            }
            at += 12 + length;
        }
        return null;
    }

    /**
     * The primary colours of a code, whose curve is that of sRGB or of BT.709, which is made for
     * the same screens; null of any other, as of what is brighter than white (PQ, HLG).
     */
    private static int @Nullable [] coded(byte[] code) {
        boolean isPlain = code.length == 4 && PLAIN_CURVES.contains((int) code[1]) && code[2] == 0;
        return isPlain && code[3] == 1 ? PRIMARIES.get((int) code[0]) : null;
    }

    private static int[] numbers(ByteBuffer data, int from) {
        int[] numbers = new int[8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = data.getInt(from + 4 * i);
        }
        return numbers;
    }

    /** Behind its name stand a zero, and the way it is packed, of which there is one. */
    private static byte @Nullable [] unpacked(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(
                    chunk, Math.min(name + 2, chunk.length), Math.max(0, chunk.length - name - 2));
            byte[] profile = new byte[LARGEST];
            int length = inflater.inflate(profile);
            return inflater.finished() ? Arrays.copyOf(profile, length) : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
