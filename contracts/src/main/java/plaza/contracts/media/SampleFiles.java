package plaza.contracts.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Small files as cameras, encoders and recorders write them, a second long, made once with ffmpeg.
 * Where they have room for a place it is {@link SampleMedia#PLACE}.
 */
public final class SampleFiles {
    private SampleFiles() {}

    /** The file of a name, as {@code plain.mp4}. */
    public static byte[] of(String name) {
        try (InputStream in = SampleFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An MP4 with the letters of the types of its boxes replaced; both have the same length. */
    public static byte[] renamed(String name, String from, String to) {
        String text = new String(of(name), StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * A part of the data of an MP4.
     *
     * @param kind of its track: {@code audio}, {@code video}, {@code subtitle}
     * @param at where it begins in the file
     */
    public record Packet(String kind, int size, int at) {}

    /** What an MP4 of this name holds, as ffprobe tells it. */
    public static List<Packet> packets(String name) {
        return new String(of(name + ".packets.csv"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .map(
                        values ->
                                new Packet(
                                        values[0],
                                        Integer.parseInt(values[1]),
                                        Integer.parseInt(values[2])))
                .toList();
    }
}
