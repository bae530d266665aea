package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** What a stored PNG says its colours are: a profile (ICC), or a gamma and primary colours. */
final class PngProfile {
    /** Of a profile, unpacked; those of inks are about a megabyte. */
    private static final int LARGEST = 4 << 20;

    private PngProfile() {}

    /** The profile; null where there is none, and its colours are sRGB's. */
    static byte @Nullable [] of(byte[] png) {
        ByteBuffer data = ByteBuffer.wrap(png);
        int gamma = 0;
        int @Nullable [] primaries = null;
        for (int at = PngCopy.SIGNATURE.length; at + 12 <= png.length; ) {
            int length = data.getInt(at);
            int from = at + 8;
            switch (new String(png, at + 4, 4, StandardCharsets.ISO_8859_1)) {
                case "iCCP" -> {
                    return unpacked(Arrays.copyOfRange(png, from, from + length));
                }
                case "sRGB" -> {
                    return null;
                }
                case "gAMA" -> gamma = length == 4 ? data.getInt(from) : 0;
                case "cHRM" -> primaries = length == 32 ? numbers(data, from) : null;
                case "IDAT" -> {
                    boolean isGrey = (png[25] & 3) == 0;
                    return gamma <= 0 ? null : GammaProfile.of(gamma, isGrey, primaries);
                }
                default -> {
                    // Says nothing of colours.
                }
            }
            at += 12 + length;
        }
        return null;
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
