package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The descriptions of a track's samples ({@code stsd}; ISO/IEC 14496-12, 8.5.2): which of them are
 * pictures or sounds of a codec that is known, and what of them a decoder needs.
 */
final class Mp4Entries {
    private static final Set<String> PICTURES =
            Set.of(
                    "avc1", "avc2", "avc3", "avc4", "hvc1", "hev1", "dvh1", "dvhe", "dva1", "dvav",
                    "vvc1", "vvi1", "vp08", "vp09", "av01", "mp4v", "s263", "h263", "H263", "apch",
                    "apcn", "apcs", "apco", "ap4h", "ap4x");

    private static final Set<String> SOUNDS =
            Set.of(
                    "mp4a", ".mp3", "ac-3", "ec-3", "ac-4", "Opus", "fLaC", "alac", "samr", "sawb",
                    "dtsc", "dtse", "dtsh", "dtsl", "mha1", "mhm1", "lpcm", "sowt", "twos", "in24",
                    "in32", "fl32", "fl64", "raw ", "ulaw", "alaw", "ima4", "ipcm", "fpcm");

    /** Sounds with so many bytes for each channel of a sample. */
    private static final Map<String, Integer> PLAIN =
            Map.of(
                    "sowt", 2, "twos", 2, "in24", 3, "in32", 4, "fl32", 4, "fl64", 8, "raw ", 1,
                    "ulaw", 1, "alaw", 1);

    private static final Set<String> KEPT =
            Set.of(
                    "avcC", "hvcC", "lhvC", "vvcC", "av1C", "vpcC", "dvcC", "dvvC", "dvwC", "hvcE",
                    "esds", "d263", "colr", "pasp", "clap", "fiel", "gama", "btrt", "mdcv", "clli",
                    "SmDm", "CoLL", "ccst", "amve", "vexu", "hfov", "st3d", "wave", "frma", "enda",
                    "dac3", "dec3", "dac4", "dOps", "dfLa", "alac", "damr", "ddts", "mhaC", "chan",
                    "chnl", "srat", "dmix", "pcmC", "mp4a");

    private static final int PICTURE_HEAD = 86;
    private static final int NAME_FROM = 50;
    private static final int NAME_TO = 82;

    private final byte[] data;
    private final ByteBuffer numbers;
    private String format = "";
    private boolean areKnown;
    private boolean arePictures;
    private int width;
    private int height;
    private int cleanWidth;
    private int cleanHeight;
    private int across;
    private int down;
    private int bytesPerSample;
    private int samplesPerPacket;
    private int bytesPerPacket;

    /**
     * Reads and cleans them.
     *
     * @param data of the box, which is changed
     * @param handler what the track says that it is
     */
    Mp4Entries(byte[] data, String handler, long mostPixels) {
        this.data = data;
        this.numbers = ByteBuffer.wrap(data);
        arePictures = handler.equals("vide");
        int count = data.length < 8 ? 0 : numbers.getInt(4);
        int at = 8;
        areKnown = count > 0 && (arePictures || handler.equals("soun"));
        for (int i = 0; i < count && areKnown; i++) {
            int end = at + size(at, data.length);
            format = text(at + 4);
            areKnown = (arePictures ? PICTURES : SOUNDS).contains(format);
            if (areKnown && arePictures) {
                picture(at, end, mostPixels);
            } else if (areKnown) {
                sound(at, end);
            }
            at = end;
        }
        Arrays.fill(data, Math.min(at, data.length), data.length, (byte) 0);
    }

    private String text(int at) {
        return new String(data, at, 4, StandardCharsets.ISO_8859_1);
    }

    private int size(int at, int end) {
        int size = end - at < 8 ? 0 : numbers.getInt(at);
        if (size < 8 || size > end - at) {
            throw Damage.broken("what its samples are is not told right");
        }
        return size;
    }

    private void picture(int at, int end, long mostPixels) {
        if (end - at < PICTURE_HEAD) {
            throw Damage.broken("what its pictures are is not told right");
        }
        width = numbers.getShort(at + 32) & 0xFFFF;
        height = numbers.getShort(at + 34) & 0xFFFF;
        Damage.checkSize(width, height, mostPixels);
        Arrays.fill(data, at + NAME_FROM, at + NAME_TO, (byte) 0);
        children(at + PICTURE_HEAD, end, false);
    }

    /** QuickTime has two longer forms of it (QuickTime File Format, Sound Sample Descriptions). */
    private void sound(int at, int end) {
        int version = end - at < 36 ? 0 : numbers.getShort(at + 16);
        int head = version == 1 ? 52 : version == 2 ? 72 : 36;
        if (end - at < head) {
            throw Damage.broken("what its sounds are is not told right");
        }
        int channels = numbers.getShort(at + 24) & 0xFFFF;
        int bits = numbers.getShort(at + 26) & 0xFFFF;
        bytesPerSample = PLAIN.getOrDefault(format, 0) * channels;
        if (bytesPerSample > 0 && bits == 8) {
            bytesPerSample = channels;
        }
        if (version == 1) {
            samplesPerPacket = numbers.getInt(at + 36);
            bytesPerPacket = numbers.getInt(at + 44);
        } else if (version == 2) {
            bytesPerPacket = numbers.getInt(at + 64);
            samplesPerPacket = numbers.getInt(at + 68);
        }
        children(at + head, end, false);
    }

    /**
     * Cleans what stands behind a description.
     *
     * @param isInWave whether it stands in a {@code wave}, in which there is no other
     */
    private void children(int from, int end, boolean isInWave) {
        int at = from;
        while (end - at >= 8 && numbers.getInt(at) != 0) {
            int next = at + size(at, end);
            String type = text(at + 4);
            switch (type) {
                case "wave" -> {
                    if (isInWave) {
                        blank(at, next);
                    } else {
                        children(at + 8, next, true);
                    }
                }
                case "dfLa" -> flac(at + 12, next);
                case "pasp" -> pixels(at + 8, next);
                case "clap" -> aperture(at + 8, next);
                default -> {
                    if (!KEPT.contains(type)) {
                        blank(at, next);
                    }
                }
            }
            at = next;
        }
        Arrays.fill(data, at, end, (byte) 0);
    }

    private void blank(int at, int end) {
        // The end of a list has no name.
        if (numbers.getInt(at + 4) != 0) {
            System.arraycopy(new byte[] {'f', 'r', 'e', 'e'}, 0, data, at + 4, 4);
        }
        Arrays.fill(data, at + 8, end, (byte) 0);
    }

    /** Of the blocks that FLAC puts in front of its frames the first one is what it is. */
    private void flac(int from, int end) {
        int at = from;
        while (end - at >= 4) {
            int next = at + 4 + (numbers.getInt(at) & 0xFF_FFFF);
            if (next > end) {
                throw Damage.broken("what its sounds are is not told right");
            }
            if ((data[at] & 0x7F) != 0) {
                data[at] = (byte) ((data[at] & 0x80) | 1);
                Arrays.fill(data, at + 4, next, (byte) 0);
            }
            at = next;
        }
        Arrays.fill(data, Math.min(at, end), end, (byte) 0);
    }

    private void pixels(int from, int end) {
        if (end - from >= 8) {
            across = Math.max(0, numbers.getInt(from));
            down = Math.max(0, numbers.getInt(from + 4));
        }
    }

    private void aperture(int from, int end) {
        if (end - from >= 16) {
            cleanWidth = quotient(from);
            cleanHeight = quotient(from + 8);
        }
    }

    private int quotient(int at) {
        int of = numbers.getInt(at);
        int by = numbers.getInt(at + 4);
        return of > 0 && by > 0 ? Math.round((float) of / by) : 0;
    }

    /** Whether all of them are of codecs that are known. */
    boolean areKnown() {
        return areKnown;
    }

    boolean arePictures() {
        return areKnown && arePictures;
    }

    /** Whether they are covers and the like, which stand beside sounds. */
    boolean areStills() {
        return format.equals("jpeg") || format.equals("png ");
    }

    /**
     * How large their pictures are shown, before they are turned; as tall as they are coded where
     * their pixels are no squares.
     *
     * @param trackWidth what the track's header says, or 0
     * @param trackHeight what the track's header says, or 0
     */
    double[] size(double trackWidth, double trackHeight) {
        boolean isCut =
                cleanWidth > 0 && cleanHeight > 0 && cleanWidth <= width && cleanHeight <= height;
        double cutWidth = isCut ? cleanWidth : width;
        double cutHeight = isCut ? cleanHeight : height;
        if (across > 0 && down > 0) {
            return new double[] {cutWidth * across / down, cutHeight};
        }
        return trackWidth > 0 && trackHeight > 0
                ? new double[] {trackWidth, trackHeight}
                : new double[] {cutWidth, cutHeight};
    }

    /**
     * How many bytes so many samples take.
     *
     * @param each what the table says that every one takes; 1 where QuickTime means a moment of
     *     sound
     */
    long bytes(long samples, long each) {
        if (each != 1 || arePictures) {
            return samples * each;
        }
        if (samplesPerPacket > 0 && bytesPerPacket > 0) {
            return (samples + samplesPerPacket - 1) / samplesPerPacket * bytesPerPacket;
        }
        return samples * Math.max(1, bytesPerSample);
    }
}
