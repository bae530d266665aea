package plaza.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.Renditions;

/** A program that makes every small picture of some pictures, all at a time. */
public final class PicturesInLittleMemory {
    private PicturesInLittleMemory() {}

    /**
     * @param arguments a folder with pictures in {@code files}, and the budget in bytes
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve("files"))) {
            files = found.sorted().toList();
        }
        var originals = new FolderOfOriginals(folder.resolve("media"));
        var settings =
                new LocalRenditions.Settings(
                        folder.resolve("scaled"),
                        1 << 30,
                        new DiskRoom(0, () -> 0),
                        50_000_000,
                        new DecodeBudget(Long.parseLong(arguments[1])),
                        100);
        // However busy the machine is.
        var times = new LocalRenditions.Times(Duration.ofHours(1), Duration.ofHours(1));
        var ffmpeg = new Ffmpeg("no-ffmpeg-here", Duration.ofSeconds(1));
        try (var renditions = new LocalRenditions(originals, settings, ffmpeg, times)) {
            List<Media> media = new ArrayList<>();
            for (Path file : files) {
                MediaFormat format = format(file);
                String key = "posts/" + Samples.sessionId() + "." + format.extension();
                originals.put(key, Files.readAllBytes(file));
                System.out.println(file.getFileName());
                media.add(listed(key, format, blurhash(renditions, key, format)));
            }
            for (int width : Renditions.WIDTHS) {
                Concurrently.call(
                        media.size(),
                        i -> {
                            long bytes =
                                    renditions
                                            .find(
                                                    media.get(i),
                                                    width,
                                                    new Asker(media.get(i).owner(), () -> false))
                                            .orElseThrow()
                                            .content()
                                            .bytes();
                            if (bytes <= 0) {
                                throw new IllegalStateException("an empty picture");
                            }
                            return bytes;
                        });
            }
        }
        System.out.println("made all of " + files.size());
    }

    private static String blurhash(Renditions renditions, String key, MediaFormat format) {
        try {
            return renditions
                    .blurhash(key, format, new Asker(Samples.userId(), () -> false))
                    .orElseThrow();
        } catch (DomainException e) {
            throw new IllegalStateException(e.errors().toString(), e);
        }
    }

    private static MediaFormat format(Path file) {
        for (MediaFormat format : MediaFormat.values()) {
            if (file.toString().endsWith("." + format.extension())) {
                return format;
            }
        }
        throw new IllegalArgumentException(file + " is no picture");
    }

    private static Media listed(String key, MediaFormat format, String blurhash) {
        return new Media(
                key,
                Samples.userId(),
                format.type(),
                1,
                1,
                1,
                null,
                blurhash,
                Samples.now(),
                null,
                Samples.now());
    }
}
