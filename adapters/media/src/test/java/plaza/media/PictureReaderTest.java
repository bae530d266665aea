package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plaza.contracts.media.SampleMedia.ascii;
import static plaza.contracts.media.SampleMedia.chunk;
import static plaza.contracts.media.SampleMedia.join;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.MediaFormat;

/** What comes out of pictures: sizes, and colours that are computed another way. */
class PictureReaderTest {
    private static final long MIB = 1 << 20;

    /** Half of the light, as sRGB encodes it: IEC 61966-2-1. */
    private static final int HALF_LIGHT =
            (int) Math.round(255 * (1.055 * Math.pow(128 / 255.0, 1 / 2.4) - 0.055));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(byte[] file) implements Originals.Original {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(file);
        }

        @Override
        public long bytes() {
            return file.length;
        }
    }

    private static BufferedImage read(MediaFormat format, byte[] file, int width, long budget) {
        var reader = new PictureReader(50_000_000, new DecodeBudget(budget), Duration.ofHours(1));
        var stored = new Held(copied(format, file));
        assertThat(reader.bytes(stored, format, width)).isLessThanOrEqualTo(budget);
        return reader.read(stored, format, width, image -> image);
    }

    private static BufferedImage read(MediaFormat format, byte[] file) {
        return read(format, file, 64, 64 * MIB);
    }

    private static byte[] copied(MediaFormat format, byte[] file) {
        var out = new ByteArrayOutputStream();
        try {
            new SafeCopies(
                            50_000_000,
                            Path.of("target", "scratch"),
                            new DiskRoom(0, () -> 0),
                            new DecodeBudget(1 << 26))
                    .copy(format, new ByteArrayInputStream(file), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void assertColour(BufferedImage image, int red, int green, int blue) {
        var colour = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2), true);
        int[] is = {colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha()};
        for (int i = 0; i < 4; i++) {
            assertThat(is[i])
                    .as(Arrays.toString(is))
                    .isCloseTo(
                            new int[] {red, green, blue, 255}[i],
                            org.assertj.core.data.Offset.offset(2));
        }
    }

    private static byte[] profile(int space) {
        return ICC_Profile.getInstance(space).getData();
    }

    private static byte[] png(int type, int rgb) {
        return MadePictures.written("png", MadePictures.filled(200, 100, type, rgb), false);
    }

    @Test
    void coloursOfAPngAreThoseOfItsProfile() {
        byte[] plain = png(BufferedImage.TYPE_INT_RGB, 0xFF808080);
        byte[] chunk = MadePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB));
        assertColour(read(MediaFormat.PNG, plain), 128, 128, 128);
        assertColour(
                read(MediaFormat.PNG, MadePictures.with(plain, chunk)),
                HALF_LIGHT,
                HALF_LIGHT,
                HALF_LIGHT);
    }

    /** A profile with a program besides that turns everything into black. */
    private static byte[] withProgram(byte[] profile) {
        int count = ByteBuffer.wrap(profile).getInt(128);
        int table = 132 + 12 * count;
        int program = 12 + (profile.length + 3) / 4 * 4;
        var out = ByteBuffer.allocate(program + 24 + 60);
        out.put(profile, 0, 132).putInt(0, out.capacity()).putInt(128, count + 1);
        for (int at = 132; at < table; at += 12) {
            var entry = ByteBuffer.wrap(profile, at, 12);
            out.putInt(entry.getInt()).putInt(entry.getInt() + 12).putInt(entry.getInt());
        }
        out.put(SampleMedia.ascii("D2B0")).putInt(program).putInt(84);
        out.put(profile, table, profile.length - table);
        out.position(program).put(SampleMedia.ascii("mpet")).putInt(0).putInt(0x3_0003);
        out.putInt(1).putInt(24).putInt(60);
        out.put(SampleMedia.ascii("matf")).putInt(0).putInt(0x3_0003);
        return out.array();
    }

    @Test
    void programsOfAProfileAreNotRun() {
        byte[] profile = withProgram(profile(ColorSpace.CS_LINEAR_RGB));
        int[] rgb = new int[3];
        Colours.of(3, profile, 1).convert(new int[] {255, 255, 255}, rgb);
        assertThat(rgb).containsOnly(255);
    }

    @Test
    void programsInAWebpAreHidden() {
        byte[] profile = withProgram(profile(ColorSpace.CS_LINEAR_RGB));
        byte[] webp =
                MadePictures.webp(
                        MadePictures.webpHeader(0x20, 16, 8), MadePictures.riff("ICCP", profile));
        WebpCopy.hidePrograms(webp);
        String text = new String(webp, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("D2B0").contains("d2b0", "rXYZ", "mpet");
    }

    @Test
    void aProfileThatDoesNotFitIsLeftAside() {
        byte[] plain = png(BufferedImage.TYPE_INT_RGB, 0xFF204060);
        for (byte[] profile : new byte[][] {profile(ColorSpace.CS_GRAY), ascii("no profile")}) {
            byte[] chunk = MadePictures.profileChunk(profile);
            assertColour(read(MediaFormat.PNG, MadePictures.with(plain, chunk)), 0x20, 0x40, 0x60);
        }
    }

    @Test
    void aPaletteHasAProfileToo() {
        byte[] plain = png(BufferedImage.TYPE_BYTE_INDEXED, 0xFFFF0000);
        byte[] chunk = MadePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB));
        assertColour(read(MediaFormat.PNG, MadePictures.with(plain, chunk)), 255, 0, 0);
    }

    @Test
    void gammaAndPrimariesOfAPngCount() {
        byte[] linear = chunk("gAMA", ByteBuffer.allocate(4).putInt(100_000).array());
        byte[] usual = chunk("gAMA", ByteBuffer.allocate(4).putInt(45_455).array());
        byte[] grey = png(BufferedImage.TYPE_INT_RGB, 0xFF808080);
        assertColour(
                read(MediaFormat.PNG, MadePictures.with(grey, linear)),
                HALF_LIGHT,
                HALF_LIGHT,
                HALF_LIGHT);
        assertColour(read(MediaFormat.PNG, MadePictures.with(grey, usual)), 128, 128, 128);
        // White, and then red where green is, and green where red is.
        ByteBuffer swapped = ByteBuffer.allocate(32);
        for (int number : new int[] {31270, 32900, 30000, 60000, 64000, 33000, 15000, 6000}) {
            swapped.putInt(number);
        }
        byte[] red = png(BufferedImage.TYPE_INT_RGB, 0xFFFF0000);
        byte[] both = join(usual, chunk("cHRM", swapped.array()));
        assertColour(read(MediaFormat.PNG, MadePictures.with(red, both)), 0, 255, 0);
    }

    @Test
    void codedColoursOfAPngCountBeforeItsProfile() {
        byte[] plain = png(BufferedImage.TYPE_INT_RGB, 0xFFB4643C);
        byte[] profile = MadePictures.profileChunk(profile(ColorSpace.CS_LINEAR_RGB));
        byte[] p3 = chunk("cICP", new byte[] {12, 13, 0, 1});
        for (byte[] chunks : new byte[][] {p3, join(p3, profile), join(profile, p3)}) {
            assertColour(read(MediaFormat.PNG, MadePictures.with(plain, chunks)), 193, 95, 49);
        }
        byte[] wide = chunk("cICP", new byte[] {9, 1, 0, 1});
        assertColour(read(MediaFormat.PNG, MadePictures.with(plain, wide)), 215, 83, 48);
        byte[] same = join(chunk("cICP", new byte[] {1, 13, 0, 1}), profile);
        assertColour(read(MediaFormat.PNG, MadePictures.with(plain, same)), 180, 100, 60);
        byte[] grey = png(BufferedImage.TYPE_BYTE_GRAY, 0xFF808080);
        int level = read(MediaFormat.PNG, grey).getRGB(5, 5) & 0xFF;
        assertColour(read(MediaFormat.PNG, MadePictures.with(grey, p3)), level, level, level);
    }

    @Test
    void codesThatSayMoreThanCanBeShownAreLeftAside() {
        byte[] plain = png(BufferedImage.TYPE_INT_RGB, 0xFFB4643C);
        for (byte[] code :
                new byte[][] {
                    {9, 16, 0, 1},
                    {9, 18, 0, 1},
                    {12, 13, 1, 1},
                    {12, 13, 0, 0},
                    {99, 13, 0, 1},
                    {12}
                }) {
            byte[] chunk = chunk("cICP", code);
            assertColour(read(MediaFormat.PNG, MadePictures.with(plain, chunk)), 180, 100, 60);
        }
    }

    @Test
    void greyStaysGreyUnlessItsProfileSaysMore() {
        byte[] jpeg = MadePictures.jpeg(80, 40, false, 128);
        byte[] said = join(ascii("ICC_PROFILE\0"), new byte[] {1, 1}, profile(ColorSpace.CS_GRAY));
        assertColour(read(MediaFormat.JPEG, jpeg), 128, 128, 128);
        assertColour(
                read(MediaFormat.JPEG, MadePictures.with(jpeg, 0xE2, said)),
                HALF_LIGHT,
                HALF_LIGHT,
                HALF_LIGHT);
        assertColour(
                read(MediaFormat.PNG, png(BufferedImage.TYPE_BYTE_GRAY, 0xFFFFFFFF)),
                255,
                255,
                255);
    }

    @Test
    void brightnessAndDifferencesBecomeColours() throws IOException {
        byte[] jpeg =
                MadePictures.written(
                        "jpeg",
                        MadePictures.filled(80, 40, BufferedImage.TYPE_INT_RGB, 0xFF20C060),
                        false);
        var expected = new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(40, 20));
        assertColour(
                read(MediaFormat.JPEG, jpeg),
                expected.getRed(),
                expected.getGreen(),
                expected.getBlue());
        // Without a marker three components are those too; with Adobe's they may be colours.
        byte[] bare = MadePictures.jpeg(80, 40, false, 76, 85, 255);
        assertColour(read(MediaFormat.JPEG, bare), 254, 0, 0);
        assertColour(
                read(MediaFormat.JPEG, MadePictures.with(bare, 0xEE, MadePictures.adobe(0))),
                76,
                85,
                255);
    }

    @Test
    void inksTakeAwayWhatTheySay() {
        // Stored the other way round: cyan all, a quarter of black.
        byte[] inks = MadePictures.jpeg(80, 40, false, 0, 255, 255, 191);
        assertColour(read(MediaFormat.JPEG, inks), 0, 191, 191);
        assertColour(
                read(MediaFormat.JPEG, MadePictures.with(inks, 0xEE, MadePictures.adobe(0))),
                0,
                191,
                191);
        // The same as brightness and differences of what the inks leave: red, turned round.
        byte[] differences = MadePictures.jpeg(80, 40, false, 76, 85, 255, 191);
        assertColour(
                read(MediaFormat.JPEG, MadePictures.with(differences, 0xEE, MadePictures.adobe(2))),
                0,
                191,
                191);
    }

    @Test
    void sixteenBitsAndTransparencyStay() {
        BufferedImage clear = read(MediaFormat.PNG, MadePictures.png(300, 200, 16, 6, false));
        assertThat(clear.getRGB(10, 10)).isZero();
        assertThat(clear.getWidth()).isEqualTo(64);
        byte[] black = chunk("tRNS", new byte[2]);
        byte[] grey = MadePictures.with(MadePictures.png(300, 200, 8, 0, false), black);
        assertThat(read(MediaFormat.PNG, grey).getRGB(10, 10) >>> 24).isZero();
        assertColour(read(MediaFormat.PNG, MadePictures.png(300, 200, 16, 2, true)), 0, 0, 0);
    }

    @Test
    void whatShinesThroughDoesNotDarkenWhatIsBesideIt() {
        BufferedImage half = MadePictures.filled(200, 100, BufferedImage.TYPE_INT_ARGB, 0);
        for (int x = 0; x < 200; x += 2) {
            for (int y = 0; y < 100; y++) {
                half.setRGB(x, y, 0xFFFF0000);
            }
        }
        var pixel =
                new Color(
                        read(MediaFormat.PNG, MadePictures.written("png", half, false))
                                .getRGB(20, 20),
                        true);
        assertThat(pixel.getRed()).isEqualTo(255);
        assertThat(pixel.getAlpha()).isBetween(100, 156);
    }

    // The small WebP's picture stands behind an extended header.
    @Test
    void aWebpIsConvertedByItsProfile() {
        byte[] small = MadePictures.webp("small.webp");
        assertColour(read(MediaFormat.WEBP, small), 128, 128, 128);
        byte[] picture = Arrays.copyOfRange(small, 30, 56);
        byte[] said =
                MadePictures.webp(
                        MadePictures.webpHeader(0x20, 16, 8),
                        MadePictures.riff("ICCP", profile(ColorSpace.CS_LINEAR_RGB)),
                        picture);
        assertColour(read(MediaFormat.WEBP, said), HALF_LIGHT, HALF_LIGHT, HALF_LIGHT);
    }

    private static void assertOnCanvas(BufferedImage image, int colour) {
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(image.getRGB(4, 4) >>> 24).isZero();
        assertThat(image.getRGB(60, 28) >>> 24).isZero();
        assertThat(image.getRGB(32, 16)).isEqualTo(colour);
    }

    @Test
    void aFrameSmallerThanItsCanvasStandsAtItsPlace() {
        for (int scale : new int[] {1, 5, 20}) {
            byte[] gif =
                    MadePictures.gif(
                            32 * scale, 16 * scale, 16 * scale, 8 * scale, 64 * scale, 32 * scale);
            assertOnCanvas(read(MediaFormat.GIF, gif), 0xFF10C020);
        }
        byte[] small = MadePictures.webp("small.webp");
        byte[] frame =
                join(
                        MadePictures.three(12),
                        MadePictures.three(6),
                        MadePictures.three(15),
                        MadePictures.three(7),
                        new byte[4],
                        Arrays.copyOfRange(small, 30, 56));
        byte[] webp =
                MadePictures.webp(
                        MadePictures.webpHeader(0x02, 64, 32),
                        MadePictures.riff("ANIM", new byte[6]),
                        MadePictures.riff("ANMF", frame));
        assertOnCanvas(read(MediaFormat.WEBP, webp), 0xFF808080);
    }

    @Test
    void whatOfAFrameLiesBeyondItsCanvasIsNotSeen() {
        BufferedImage image = read(MediaFormat.GIF, MadePictures.gif(60, 60, 40, 20, 64, 32));
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(image.getRGB(50, 25)).isEqualTo(0xFF10C020);
        assertThat(image.getRGB(30, 25)).isZero();
    }

    @Test
    void aJpegWithoutItsEndOrWithStrayBytesIsMended() {
        byte[] whole = SampleMedia.jpeg(400, 200);
        BufferedImage expected = read(MediaFormat.JPEG, whole);
        byte[] endless = Arrays.copyOf(whole, whole.length - 2);
        byte[] stray =
                join(
                        Arrays.copyOf(whole, 20),
                        new byte[] {0, 1, (byte) 0xFF, 0, 2},
                        Arrays.copyOfRange(whole, 20, whole.length));
        for (byte[] file : new byte[][] {endless, stray}) {
            assertThat(copied(MediaFormat.JPEG, file)).isEqualTo(copied(MediaFormat.JPEG, whole));
            assertThat(read(MediaFormat.JPEG, file).getRGB(10, 10))
                    .isEqualTo(expected.getRGB(10, 10));
        }
    }

    @Test
    void aJpegThatIsCutOffIsRefused() {
        byte[] whole = SampleMedia.jpeg(400, 400);
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () -> read(MediaFormat.JPEG, Arrays.copyOf(whole, whole.length - 300)));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refusal.errors().getFirst().message()).contains("cut off");
    }

    @Test
    void withLittleMemoryAPictureIsDecodedLessFinely() {
        byte[] file = MadePictures.png(4_000, 4_000, 8, 2, false);
        assertThat(read(MediaFormat.PNG, file, 2_048, 64 * MIB).getWidth()).isEqualTo(2_048);
        assertThat(read(MediaFormat.PNG, file, 2_048, 4 * MIB).getWidth()).isBetween(300, 2_047);
        assertThat(read(MediaFormat.PNG, file, 64, 4 * MIB).getWidth()).isEqualTo(64);
    }

    @Test
    void whatCouldNeverBeDecodedIsRefusedBeforeItIsRead() {
        // A row of two megabytes, held four times; coefficients of a progressive picture; a WebP.
        byte[] wide = MadePictures.png(2_000_000, 2, 8, 0, false);
        byte[] progressive = MadePictures.jpeg(1_000, 1_000, true, 9, 128, 128);
        for (var each :
                Map.of(
                                wide,
                                MediaFormat.PNG,
                                progressive,
                                MediaFormat.JPEG,
                                MadePictures.webp("lossy.webp"),
                                MediaFormat.WEBP)
                        .entrySet()) {
            DomainException refusal =
                    catchThrowableOfType(
                            DomainException.class,
                            () -> read(each.getValue(), each.getKey(), 64, 5 * MIB));
            assertThat(refusal).as(each.getValue().name()).isNotNull();
            assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
            assertThat(refusal.errors().getFirst().message()).contains("memory", "at most 5");
            assertThat(read(each.getValue(), each.getKey(), 64, 64 * MIB).getWidth()).isEqualTo(64);
        }
    }

    private static byte[] chunkOfWebp(String type, byte[]... data) {
        byte[] all = join(data);
        ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        return join(ascii(type), size.putInt(all.length).array(), all);
    }

    /** An animation whose only frame holds something. */
    private static byte[] animation(byte[] inFrame) {
        byte[] canvas = chunkOfWebp("VP8X", new byte[] {2, 0, 0, 0, 15, 0, 0, 15, 0, 0});
        return chunkOfWebp(
                "RIFF", ascii("WEBP"), canvas, chunkOfWebp("ANMF", new byte[16], inFrame));
    }

    private static byte[] beginningOfPng(int depth, int colourType) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(7_000)
                        .putInt(7_000)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .array();
        return join(
                PngCopy.SIGNATURE,
                chunk("IHDR", header),
                chunk("IDAT", new byte[20]),
                chunk("IEND", new byte[0]));
    }

    /** One component, of 4000 × 4000. */
    private static byte[] beginningOfJpeg(int frame, int sampling, byte[] scan) {
        ByteBuffer file = ByteBuffer.allocate(64).putShort((short) 0xFFD8);
        file.putShort((short) (0xFF00 | frame)).putShort((short) 11).put((byte) 8);
        file.putShort((short) 4_000).putShort((short) 4_000).put((byte) 1);
        file.put((byte) 1).put((byte) sampling).put((byte) 0);
        file.putShort((short) 0xFFDA).putShort((short) (2 + scan.length)).put(scan);
        return file.array();
    }

    @Test
    void aBeginningThatIsNonsenseIsRefusedAsBroken() {
        byte[] scan = {1, 1, 0, 0, 63, 0};
        assertNonsense(MediaFormat.JPEG, beginningOfJpeg(0xC0, 0x11, new byte[0]));
        assertNonsense(MediaFormat.JPEG, beginningOfJpeg(0xC2, 0xF1, scan));
        for (int depth : new int[] {0, 8, 127, 255}) {
            assertNonsense(MediaFormat.PNG, beginningOfPng(depth, 0x80));
            assertNonsense(MediaFormat.PNG, beginningOfPng(depth, 0x81));
        }
        for (String type : new String[] {"VP8X", "VP8L", "VP8 ", "ANMF"}) {
            assertNonsense(MediaFormat.WEBP, animation(chunkOfWebp(type)));
        }
    }

    private static void assertNonsense(MediaFormat format, byte[] file) {
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> read(format, file, 64, 64 * MIB));
        assertThat(refusal).as(format.name()).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
    }
}
