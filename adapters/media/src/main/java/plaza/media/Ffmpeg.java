package plaza.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.media.MediaFormat;

/**
 * Takes pictures out of videos with an {@code ffmpeg} that is installed, in a process of its own
 * that is ended when it takes too long. It is told the format, so that no file makes it read
 * playlists, and may open nothing but the file. What a video takes follows from what is in its
 * frames, whatever its header says: pixels, blocks of memory and the process have bounds, and a
 * video that needs more has no picture. Thread-safe.
 */
public final class Ffmpeg {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);

    /** Of a picture, in bytes; while it comes in it is held twice. */
    static final int LARGEST = 8 << 20;

    /** What is kept of what it says of its input. */
    private static final int LONGEST_REPORT = 64 * 1024;

    /** Of a video, as its frames say: 8K as cinemas have it. */
    static final long MOST_PIXELS = 8_192 * 4_320;

    /** A block of memory, in bytes: the samples of a frame are in a few of them. */
    private static final int LARGEST_BLOCK = 256 << 20;

    /** The address space of the process: 8K with the frames that its decoder looks back at. */
    static final int MOST_KIBIBYTES = 768 << 10;

    private static final Path SHELL = Path.of("/bin/sh");

    /** Where the system knows no such bound those of the program itself have to do. */
    private static final String BOUNDED =
            "ulimit -v " + MOST_KIBIBYTES + " 2>/dev/null; exec \"$0\" \"$@\"";

    private static final Duration TO_DESCRIBE_ITSELF = Duration.ofSeconds(10);

    /** A line of its list: marks, a name, and what that is. */
    private static final Pattern FILTER = Pattern.compile("(?m)^ *\\S+ +(\\w+) .*$");

    private final String program;
    private final Duration timeout;
    private volatile @Nullable Boolean mapsTones;

    /**
     * @param program its path, or its name on the PATH
     * @param timeout after which it is ended
     */
    public Ffmpeg(String program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
    }

    /** What it has written, and said. */
    private static final class Answer {
        private final byte[] out;
        private final String report;

        Answer(byte[] out, String report) {
            this.out = out;
            this.report = report;
        }

        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    /** What the installed one calls itself; empty where there is none. */
    private Optional<String> version() {
        return run(List.of(program, "-version"), TO_DESCRIBE_ITSELF)
                .map(answer -> answer.text().lines().findFirst().orElse(""));
    }

    /** What there is, for people; empty where there is none. */
    public Optional<String> description() {
        return version()
                .map(
                        version ->
                                version
                                        + (mapsTones()
                                                ? "; posters of HDR videos are tone-mapped"
                                                : "; posters of HDR videos will be pale, for it"
                                                        + " lacks the filters zscale and tonemap"));
    }

    /** Whether posters of videos in HDR get the colours of others; without it they are pale. */
    boolean mapsTones() {
        Boolean known = mapsTones;
        if (known == null) {
            known = filters().containsAll(PosterFilter.FOR_TONES);
            mapsTones = known;
        }
        return known;
    }

    private Set<String> filters() {
        return run(List.of(program, "-v", "error", "-filters"), TO_DESCRIBE_ITSELF)
                .map(
                        answer ->
                                FILTER.matcher(answer.text())
                                        .results()
                                        .map(line -> line.group(1))
                                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * An early picture of a video as JPEG, upright, with square pixels, in BT.709 if that can be;
     * empty where there is none, or no ffmpeg.
     *
     * @param width at the most
     * @param mostPixels of a frame; it has no more than {@link #MOST_PIXELS} either
     */
    Optional<byte[]> picture(URI video, MediaFormat format, int width, long mostPixels) {
        // The very first one is often black.
        return picture(input(video, format, mostPixels, "1"), width)
                .or(() -> picture(input(video, format, mostPixels, "0"), width));
    }

    private Optional<byte[]> picture(List<String> input, int width) {
        String scale = PosterFilter.scale(width);
        return filtered(input, scale)
                .map(
                        plain ->
                                PosterFilter.tones(plain.report)
                                        .filter(_ -> mapsTones())
                                        .flatMap(tones -> filtered(input, scale + "," + tones))
                                        .orElse(plain)
                                        .out);
    }

    private List<String> input(URI video, MediaFormat format, long mostPixels, String second) {
        boolean isFile = "file".equals(video.getScheme());
        List<String> command = new ArrayList<>(List.of(program, "-nostdin", "-hide_banner"));
        command.addAll(List.of("-v", "info", "-nostats"));
        command.addAll(List.of("-max_alloc", Integer.toString(LARGEST_BLOCK)));
        command.addAll(List.of("-filter_threads", "1", "-threads", "1"));
        command.addAll(List.of("-max_pixels", Long.toString(Math.min(mostPixels, MOST_PIXELS))));
        command.addAll(List.of("-protocol_whitelist", isFile ? "file" : "https,tls,tcp"));
        command.addAll(List.of("-f", format == MediaFormat.WEBM ? "matroska" : "mov"));
        command.addAll(List.of("-ss", second));
        command.addAll(List.of("-i", isFile ? "file:" + video.getPath() : video.toString()));
        return command;
    }

    private Optional<Answer> filtered(List<String> input, String filter) {
        List<String> command = new ArrayList<>(input);
        command.addAll(List.of("-an", "-sn", "-dn", "-frames:v", "1"));
        command.addAll(List.of("-vf", filter, "-threads", "1"));
        command.addAll(List.of("-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "4", "pipe:1"));
        return run(command, timeout).filter(answer -> answer.out.length > 0);
    }

    private static Process start(List<String> command) throws IOException {
        List<String> bounded = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            bounded.addAll(List.of(SHELL.toString(), "-c", BOUNDED));
        }
        bounded.addAll(command);
        var builder = new ProcessBuilder(bounded);
        // GNU's allocator would take 64 MiB of the address space for each thread.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder.start();
    }

    private static Optional<Answer> run(List<String> command, Duration atMost) {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            LOG.debug("{} cannot be run", command.getFirst(), e);
            return Optional.empty();
        }
        Thread.ofVirtual().start(() -> endWhenLate(process, atMost));
        try {
            process.getOutputStream().close();
            var report = new CompletableFuture<String>();
            Thread.ofVirtual().start(() -> report.complete(report(process.getErrorStream())));
            byte[] out = process.getInputStream().readNBytes(LARGEST + 1);
            boolean isWhole = out.length <= LARGEST && process.waitFor() == 0;
            return isWhole ? Optional.of(new Answer(out, report.join())) : Optional.empty();
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

    /** Its beginning; the rest is read, so that the program is not held up. */
    private static String report(InputStream errors) {
        try (errors) {
            String beginning =
                    new String(errors.readNBytes(LONGEST_REPORT), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
            return beginning;
        } catch (IOException e) {
            LOG.debug("What ffmpeg says broke off", e);
            return "";
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
