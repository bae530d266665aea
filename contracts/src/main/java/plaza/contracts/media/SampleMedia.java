package plaza.contracts.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small files of every kind, made anew each time, with a place hidden in them where asked for. */
public final class SampleMedia {
    /** What must never come out again. */
    public static final String PLACE = "+52.5200+013.4050/";

    /** How many bytes of samples an MP4 has. */
    public static final int SAMPLES = 10;

    private SampleMedia() {}

    /** Two halves of different colours: green on the left, blue on the right. */
    public static BufferedImage image(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(int width, int height, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(width, height), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpg");
    }

    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    public static byte[] gif(int width, int height) {
        return encoded(width, height, "gif");
    }

    /** A JPEG with Exif that says how to turn it and where it was taken, XMP, and a comment. */
    public static byte[] jpegWithPlace(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        return join(
                Arrays.copyOf(plain, 2),
                segment(0xE1, join(ascii("Exif\0\0"), exif(orientation))),
                segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0" + PLACE)),
                segment(0xED, ascii("Photoshop 3.0\0" + PLACE)),
                segment(0xFE, ascii(PLACE)),
                Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** Exif with an orientation, and a place behind it. */
    public static byte[] exif(int orientation) {
        byte[] tiff =
                ByteBuffer.allocate(26)
                        .put(ascii("MM\0*"))
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .array();
        return join(tiff, ascii(PLACE));
    }

    private static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(head, data);
    }

    /** A PNG with Exif and a text in it. */
    public static byte[] pngWithPlace(int width, int height, int orientation) {
        byte[] plain = png(width, height);
        // Behind the header, which is the first chunk.
        return join(
                Arrays.copyOf(plain, 33),
                chunk("eXIf", exif(orientation)),
                chunk("tEXt", ascii("Place\0" + PLACE)),
                Arrays.copyOfRange(plain, 33, plain.length));
    }

    /** A chunk of a PNG. */
    public static byte[] chunk(String type, byte[] data) {
        byte[] named = join(ascii(type), data);
        var crc = new CRC32();
        crc.update(named);
        return join(number(data.length), named, number((int) crc.getValue()));
    }

    /** A GIF with a comment in it, in front of its end. */
    public static byte[] gifWithPlace(int width, int height) {
        byte[] plain = gif(width, height);
        byte[] comment = ascii(PLACE);
        return join(
                Arrays.copyOf(plain, plain.length - 1),
                new byte[] {0x21, (byte) 0xFE, (byte) comment.length},
                comment,
                new byte[] {0, 0x3B});
    }

    /** A WebP of one pixel. */
    public static byte[] webp() {
        return Base64.getDecoder()
                .decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** The same with an extended header, Exif and XMP. */
    public static byte[] webpWithPlace(int orientation) {
        byte[] plain = webp();
        byte[] flags = {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] chunks =
                join(
                        riff("VP8X", flags),
                        Arrays.copyOfRange(plain, 12, plain.length),
                        riff("EXIF", exif(orientation)),
                        riff("XMP ", ascii(PLACE)));
        return join(ascii("RIFF"), little(chunks.length + 4), ascii("WEBP"), chunks);
    }

    private static byte[] riff(String type, byte[] data) {
        return join(ascii(type), little(data.length), data, new byte[data.length & 1]);
    }

    private static byte[] little(int number) {
        return number(Integer.reverseBytes(number));
    }

    /** An MP4 of 640 × 360 and 2.5 s, the header in front, a place in it, and so much data. */
    public static byte[] mp4(int data) {
        return join(mp4Head("isom", false), number(data + 8), ascii("mdat"), new byte[data]);
    }

    /** An MP4 that is turned by a right angle, its header behind its data. */
    public static byte[] lyingMp4() {
        byte[] data = new byte[100];
        return join(
                box("ftyp", ascii("isom\0\0\0\0isom")), box("mdat", data), moov(true, true, 28));
    }

    public static byte[] mov() {
        return join(mp4Head("qt  ", false), box("mdat", new byte[200]));
    }

    public static byte[] m4a() {
        return join(head("M4A ", false, false), box("mdat", new byte[200]));
    }

    /**
     * Everything in front of the data of an MP4, whose first {@link #SAMPLES} bytes are its
     * samples.
     */
    public static byte[] mp4Head(String brand, boolean isLying) {
        return head(brand, true, isLying);
    }

    private static byte[] head(String brand, boolean isVideo, boolean isLying) {
        byte[] type = box("ftyp", ascii(brand + "\0\0\0\0" + brand));
        int length = type.length + moov(isVideo, isLying, 0).length;
        return join(type, moov(isVideo, isLying, length + 8));
    }

    private static byte[] moov(boolean isVideo, boolean isLying, int samplesAt) {
        byte[] movie = new byte[100];
        ByteBuffer.wrap(movie).putInt(12, 1_000).putInt(16, 2_500);
        byte[] place = box("\u00a9xyz", join(new byte[] {0, 18, 0x15, (byte) 0xC7}, ascii(PLACE)));
        byte[] keys = box("meta", ascii("com.apple.quicktime.location.ISO6709" + PLACE));
        return box(
                "moov",
                box("mvhd", movie),
                trak(isVideo, isLying, samplesAt),
                box("udta", place),
                keys);
    }

    private static byte[] trak(boolean isVideo, boolean isLying, int samplesAt) {
        byte[] header = new byte[84];
        ByteBuffer numbers = ByteBuffer.wrap(header);
        numbers.putInt(isLying ? 44 : 40, 0x10000).putInt(isLying ? 52 : 56, 0x10000);
        numbers.putInt(72, 0x40000000).putInt(76, 640 << 16).putInt(80, 360 << 16);
        byte[] sample = new byte[86];
        ByteBuffer.wrap(sample)
                .putInt(86)
                .put(ascii(isVideo ? "avc1" : "mp4a"))
                .putShort(32, (short) 640)
                .putShort(34, (short) 360);
        byte[] handler = join(new byte[8], ascii(isVideo ? "vide" : "soun"), new byte[13]);
        return box(
                "trak",
                box("tkhd", header),
                box(
                        "mdia",
                        box("mdhd", new byte[24]),
                        box("hdlr", handler),
                        box(
                                "minf",
                                box(
                                        "stbl",
                                        box("stsd", join(new byte[4], number(1), sample)),
                                        box(
                                                "stsc",
                                                new byte[4],
                                                number(1),
                                                number(1),
                                                number(SAMPLES),
                                                number(1)),
                                        box("stsz", new byte[4], number(1), number(SAMPLES)),
                                        box("stco", new byte[4], number(1), number(samplesAt))))));
    }

    /** A box of an MP4. */
    public static byte[] box(String type, byte[]... parts) {
        byte[] data = join(parts);
        return join(number(data.length + 8), type.getBytes(StandardCharsets.ISO_8859_1), data);
    }

    /** A WebM of 320 × 240 and 1.5 s with a place among its tags. */
    public static byte[] webm() {
        byte[] info =
                element(
                        "1549A966",
                        element("4489", new byte[] {0x44, (byte) 0xBB, (byte) 0x80, 0}));
        byte[] video =
                element(
                        "E0",
                        element("B0", new byte[] {1, 64}),
                        element("BA", new byte[] {0, (byte) 240}));
        byte[] tracks =
                element(
                        "1654AE6B",
                        element(
                                "AE",
                                element("D7", new byte[] {1}),
                                element("83", new byte[] {1}),
                                element("86", ascii("V_VP8")),
                                video));
        byte[] cluster =
                element(
                        "1F43B675",
                        element("E7", new byte[] {0}),
                        element("A3", new byte[] {(byte) 0x81, 0, 10, 0, 1, 2, 3, 4}));
        return join(
                element("1A45DFA3", element("4282", ascii("webm"))),
                element("18538067", info, tracks, element("1254C367", ascii(PLACE)), cluster));
    }

    /** An element of a WebM, its size in eight bytes. */
    public static byte[] element(String id, byte[]... parts) {
        byte[] data = join(parts);
        byte[] name = java.util.HexFormat.of().parseHex(id);
        byte[] size = ByteBuffer.allocate(8).putLong((1L << 56) | data.length).array();
        return join(name, size, data);
    }

    /** So many frames of silence, 26 ms each, with a tag in front that names a place. */
    public static byte[] mp3(int frames) {
        byte[] tag = ascii(PLACE);
        byte[] head = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, (byte) tag.length};
        return join(head, tag, mp3Frames(frames));
    }

    /** Frames of silence alone. */
    public static byte[] mp3Frames(int frames) {
        byte[] all = new byte[417 * frames];
        for (int i = 0; i < frames; i++) {
            ByteBuffer.wrap(all).putInt(417 * i, 0xFFFB9000);
        }
        return all;
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Whether the place can be found in a file. */
    public static boolean hasPlace(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(PLACE);
    }
}
