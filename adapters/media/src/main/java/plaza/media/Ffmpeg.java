package plaza.media;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.media.MediaFormat;

/**
 * Takes pictures out of videos with an {@code ffmpeg} that is installed, in a process of its own
 * that is ended when it takes too long. It is told the format, so that no file makes it read
 * playlists, and may open nothing but the file. Thread-safe.
 *
 * @param program its path, or its name on the PATH
 */
public record Ffmpeg(String program, Duration timeout) {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);

    /** Of a picture, in bytes; while it comes in it is held twice. */
    static final int LARGEST = 8 << 20;

    private static final Duration FOR_VERSION = Duration.ofSeconds(10);

    /** What the installed one calls itself; empty where there is none. */
    public Optional<String> version() {
        return run(List.of(program, "-version"), FOR_VERSION)
                .map(out -> new String(out, StandardCharsets.UTF_8).lines().findFirst().orElse(""));
    }

    /**
     * An early picture of a video as JPEG, upright; empty where there is none, or no ffmpeg.
     *
     * @param width at the most
     */
    Optional<byte[]> picture(URI video, MediaFormat format, int width) {
        // The very first one is often black.
        return picture(video, format, width, "1").or(() -> picture(video, format, width, "0"));
    }

    private Optional<byte[]> picture(URI video, MediaFormat format, int width, String second) {
        boolean isFile = "file".equals(video.getScheme());
        List<String> command = new ArrayList<>(List.of(program, "-nostdin", "-v", "error"));
        command.addAll(List.of("-threads", "1"));
        command.addAll(List.of("-protocol_whitelist", isFile ? "file" : "https,tls,tcp"));
        command.addAll(List.of("-f", format == MediaFormat.WEBM ? "matroska" : "mov"));
        command.addAll(List.of("-ss", second));
        command.addAll(List.of("-i", isFile ? "file:" + video.getPath() : video.toString()));
        command.addAll(List.of("-an", "-sn", "-dn", "-frames:v", "1"));
        command.addAll(List.of("-vf", scale(width)));
        command.addAll(List.of("-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "4", "pipe:1"));
        return run(command, timeout).filter(picture -> picture.length > 0);
    }

    /** At most so wide, and not far taller: a JPEG's sides are even here. */
    private static String scale(int width) {
        return "scale='min(%d,iw)':'min(%d,ih)':force_original_aspect_ratio=decrease"
                        .formatted(width, DecodePlan.TALLEST)
                + ":force_divisible_by=2";
    }

    private static Optional<byte[]> run(List<String> command, Duration atMost) {
        Process process;
        try {
            var builder = new ProcessBuilder(command);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
        } catch (IOException e) {
            LOG.debug("{} cannot be run", command.getFirst(), e);
            return Optional.empty();
        }
        Thread.ofVirtual().start(() -> endWhenLate(process, atMost));
        try {
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readNBytes(LARGEST + 1);
            boolean isWhole = out.length <= LARGEST && process.waitFor() == 0;
            return isWhole ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} broke off", command.getFirst(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endWhenLate(Process process, Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("ffmpeg took longer than {} and was ended", atMost);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
