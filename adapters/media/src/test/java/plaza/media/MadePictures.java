package plaza.media;

import static plaza.contracts.media.SampleMedia.ascii;
import static plaza.contracts.media.SampleMedia.chunk;
import static plaza.contracts.media.SampleMedia.join;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures of every shape, of one colour, and small as files however large they are. */
final class MadePictures {
    private MadePictures() {}

    /** A fixture: lossy and lossless are 900 × 900, small is 16 × 8 and lossless; all grey, 128. */
    static byte[] webp(String name) {
        try (InputStream in = MadePictures.class.getResourceAsStream("/pictures/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no picture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(String format, IIOImage image, boolean isProgressive) {
        ImageWriter writer =
                image.hasRaster()
                        ? ImageIO.getImageWritersByFormatName(format).next()
                        : ImageIO.getImageWriters(
                                        ImageTypeSpecifier.createFromRenderedImage(
                                                image.getRenderedImage()),
                                        format)
                                .next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (isProgressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(1);
            }
            writer.setOutput(out);
            writer.write(null, image, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] written(String format, RenderedImage image, boolean isProgressive) {
        return written(format, new IIOImage(image, null, null), isProgressive);
    }

    static BufferedImage filled(int width, int height, int type, int argb) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    /** A PNG of black, of any kind, that no encoder has to hold: rows of zeros. */
    static byte[] png(int width, int height, int depth, int colourType, boolean isInterlaced) {
        int channels = new int[] {1, 0, 3, 1, 2, 0, 4}[colourType];
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .put(new byte[] {0, 0, (byte) (isInterlaced ? 1 : 0)})
                        .array();
        var data = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(data)) {
            int[][] passes =
                    isInterlaced
                            ? new int[][] {
                                {0, 0, 8, 8},
                                {4, 0, 8, 8},
                                {0, 4, 4, 8},
                                {2, 0, 4, 4},
                                {0, 2, 2, 4},
                                {1, 0, 2, 2},
                                {0, 1, 1, 2}
                            }
                            : new int[][] {{0, 0, 1, 1}};
            for (int[] pass : passes) {
                long columns = PictureHead.up(width - pass[0], pass[2]);
                byte[] row = new byte[1 + (int) PictureHead.up(columns * channels * depth, 8)];
                for (int y = pass[1]; y < height; y += pass[3]) {
                    out.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] palette = colourType == 3 ? chunk("PLTE", new byte[] {0, 0, 0}) : new byte[0];
        return join(
                PngCopy.SIGNATURE,
                chunk("IHDR", header),
                palette,
                chunk("IDAT", data.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    /** A PNG with something behind its header. */
    static byte[] with(byte[] png, byte[] chunk) {
        return join(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] profileChunk(byte[] profile) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunk("iCCP", join(ascii("name\0\0"), packed.toByteArray()));
    }

    /** A JPEG whose components are these values, as they are, without any marker about them. */
    static byte[] jpeg(int width, int height, boolean isProgressive, int... values) {
        WritableRaster raster =
                Raster.createInterleavedRaster(
                        DataBuffer.TYPE_BYTE, width, height, values.length, null);
        int[] row = new int[width * values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[i % values.length];
        }
        for (int y = 0; y < height; y++) {
            raster.setPixels(0, y, width, 1, row);
        }
        byte[] jpeg = written("jpeg", new IIOImage(raster, null, null), isProgressive);
        return withoutApplications(jpeg);
    }

    private static byte[] withoutApplications(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xF0) == 0xE0) {
            at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
        }
        return join(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    /** A JPEG with a segment behind its beginning. */
    static byte[] with(byte[] jpeg, int marker, byte[] data) {
        int length = data.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(Arrays.copyOf(jpeg, 2), head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /**
     * A progressive JPEG of grey that is small as a file: a scan of brightness, in which every
     * block is as the one before, then scans of details in which there are none.
     */
    static byte[] jpegOfScans(int width, int height, int scans) {
        byte[] tables = new byte[65];
        Arrays.fill(tables, 1, 65, (byte) 1);
        byte[] frame =
                ByteBuffer.allocate(9)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array();
        byte[] oneCode = new byte[18];
        oneCode[1] = 1;
        byte[] details = oneCode.clone();
        details[0] = 0x10;
        // The end of the band, of 2^14 blocks and as many as the next 14 bits say.
        details[17] = (byte) 0xE0;
        long blocks = PictureHead.up(width, 8) * PictureHead.up(height, 8);
        var bits = new StringBuilder();
        for (long left = blocks; left > 0; left -= 0x7FFF) {
            // All ones, but for the last bit, would need to be escaped; a little fewer will do.
            bits.append("0").append("11111110111111");
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        segment(out, 0xDB, tables);
        segment(out, 0xC2, frame);
        segment(out, 0xC4, oneCode);
        segment(out, 0xC4, details);
        segment(out, 0xDA, new byte[] {1, 1, 0, 0, 0, 0});
        out.writeBytes(new byte[(int) PictureHead.up(blocks, 8)]);
        for (int scan = 1; scan < scans; scan++) {
            segment(out, 0xDA, new byte[] {1, 1, 0, 1, 63, 0});
            out.writeBytes(escaped(bits));
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static byte[] escaped(CharSequence bits) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < bits.length(); at += 8) {
            String part = bits.subSequence(at, Math.min(at + 8, bits.length())).toString();
            int value = Integer.parseInt((part + "1111111").substring(0, 8), 2);
            out.write(value);
            if (value == 0xFF) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        int length = data.length + 2;
        out.writeBytes(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(data);
    }

    static byte[] adobe(int transform) {
        return join(ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    }

    /** A GIF of one colour, at a place of a larger canvas. */
    static byte[] gif(int width, int height, int left, int top, int canvasWidth, int canvasHeight) {
        var colours = new IndexColorModel(1, 2, new int[] {0x10C020, 0}, 0, false, -1, 0);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, colours);
        byte[] gif = written("gif", image, false);
        ByteBuffer sides = ByteBuffer.wrap(gif).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        sides.putShort(6, (short) canvasWidth).putShort(8, (short) canvasHeight);
        int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
        while (gif[at] != 0x2C) {
            at += 2;
            while (gif[at] != 0) {
                at += 1 + (gif[at] & 0xFF);
            }
            at++;
        }
        sides.putShort(at + 1, (short) left).putShort(at + 3, (short) top);
        return gif;
    }

    static byte[] riff(String type, byte[] data) {
        byte[] size = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(data.length)).array();
        return join(ascii(type), size, data, new byte[data.length & 1]);
    }

    static byte[] webp(byte[]... chunks) {
        return riff("RIFF", join(ascii("WEBP"), join(chunks)));
    }

    /** VP8X: what there is besides the picture, and the canvas. */
    static byte[] webpHeader(int flags, int width, int height) {
        return riff(
                "VP8X",
                join(new byte[] {(byte) flags, 0, 0, 0}, three(width - 1), three(height - 1)));
    }

    static byte[] three(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }
}
