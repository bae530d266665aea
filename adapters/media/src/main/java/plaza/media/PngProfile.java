package plaza.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The colours that a stored PNG states: numbers of ITU-T H.273 (cICP), which hold where there are
 * several, a profile (ICC), or a gamma and primary colours. The first of a kind counts, and no
 * other is looked at.
 */
final class PngProfile {
    /** Of a profile, unpacked; those of inks are about a megabyte. */
    private static final int LARGEST = 4 << 20;

    /** What a byte of packed data (RFC 1951) becomes at the most. */
    private static final int MOST_OF_A_BYTE = 1_032;

    private static final int PART = 16 * 1024;

    /** Of BT.709 and those that are the same, and of sRGB. */
    private static final Set<Integer> PLAIN_CURVES = Set.of(1, 6, 13, 14, 15);

    /** Of BT.709, BT.2020 and Display P3: x and y of white, red, green, blue. */
    private static final Map<Integer, int[]> PRIMARIES =
            Map.of(
                    1, new int[] {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000},
                    9, new int[] {31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600},
                    12, new int[] {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000});

    private PngProfile() {}

    /**
     * What reading a profile takes, in bytes: packed, unpacked, and as it grows.
     *
     * @param packed the length of its chunk
     */
    static long held(long packed) {
        return packed + 3 * Math.min(LARGEST, packed * MOST_OF_A_BYTE);
    }

    /** The profile; null where there is none, and its colours are sRGB's. */
    static byte @Nullable [] of(byte[] png) {
        ByteBuffer data = ByteBuffer.wrap(png);
        boolean isGrey = png.length > 25 && (png[25] & 3) == 0;
        int gamma = 0;
        boolean isSrgb = false;
        byte @Nullable [] profile = null;
        int @Nullable [] primaries = null;
        var seen = new HashSet<String>();
        for (int at = PngCopy.SIGNATURE.length; at + 12 <= png.length; ) {
            int length = data.getInt(at);
            int from = at + 8;
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            at += 12 + length;
            if (!seen.add(type)) {
                continue;
            }
            switch (type) {
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
        int from = Math.min(name + 2, chunk.length);
        var packed = new ByteArrayInputStream(chunk, from, chunk.length - from);
        var profile = new ByteArrayOutputStream(PART);
        try (var in = new InflaterInputStream(packed)) {
            byte[] part = new byte[PART];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                if (profile.size() + read > LARGEST) {
                    return null;
                }
                profile.write(part, 0, read);
            }
        } catch (IOException e) {
            // Not packed as it should be; browsers do without such a profile as well.
            return null;
        }
        return profile.toByteArray();
    }
}
