package plaza.media;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header of a frame of MPEG audio, layer III (ISO/IEC 11172-3, 13818-3).
 *
 * @param version 3 for MPEG-1, 2 for MPEG-2, 0 for MPEG-2.5
 * @param rate samples a second
 * @param length of the frame in bytes, with its header
 */
record Mp3Frame(int version, int rate, boolean isMono, int length) {
    /** 320 kbit/s at 32 kHz, and a byte of padding. */
    static final int LONGEST = 1_441;

    private static final int[] KBITS_1 = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
    };
    private static final int[] KBITS_2 = {
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
    };
    private static final int[] RATES = {44_100, 48_000, 32_000};

    /** Reads a header; null when the bytes are none. */
    static @Nullable Mp3Frame of(byte[] bytes, int at) {
        if (at + 4 > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xE6) != 0xE2) {
            return null;
        }
        int version = (bytes[at + 1] >> 3) & 3;
        int bits = (bytes[at + 2] >> 4) & 0xF;
        int rate = (bytes[at + 2] >> 2) & 3;
        if (version == 1 || bits == 0 || bits == 15 || rate == 3) {
            return null;
        }
        boolean isFirst = version == 3;
        int kbits = (isFirst ? KBITS_1 : KBITS_2)[bits];
        int perSecond = RATES[rate] >> (isFirst ? 0 : version == 2 ? 1 : 2);
        int padding = (bytes[at + 2] >> 1) & 1;
        int length = (isFirst ? 144_000 : 72_000) * kbits / perSecond + padding;
        return new Mp3Frame(version, perSecond, ((bytes[at + 3] >> 6) & 3) == 3, length);
    }

    boolean isOfSameStream(Mp3Frame other) {
        return version == other.version && rate == other.rate;
    }

    int samples() {
        return version == 3 ? 1_152 : 576;
    }

    /**
     * How many frames the encoder says will follow, if this frame says so rather than sounding
     * (Xing's and LAME's header); −1 if it sounds, 0 if it does not say how many.
     */
    static int announced(Mp3Frame frame, byte[] bytes) {
        int full = frame.version() == 3 ? 32 : 17;
        int half = frame.version() == 3 ? 17 : 9;
        int side = frame.isMono() ? half : full;
        int at = 4 + side;
        if (at + 12 > bytes.length) {
            return -1;
        }
        String name = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
        if (!name.equals("Xing") && !name.equals("Info")) {
            return -1;
        }
        boolean saysFrames = (bytes[at + 7] & 1) == 1;
        return saysFrames ? (int) Math.max(0, Ebml.number(bytes, at + 8, 4)) : 0;
    }
}
