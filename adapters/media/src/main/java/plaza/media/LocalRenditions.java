package plaza.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.MediaKeys;
import plaza.core.media.Renditions;

/**
 * Small pictures, made on this machine: a few at a time, on threads of the platform, since decoding
 * computes without ever waiting and would keep virtual threads from running. What many ask for at
 * once is made once; what waits for its turn, or for memory, holds nothing. Thread-safe.
 */
public final class LocalRenditions implements Renditions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRenditions.class);
    private static final int AT_A_TIME = 2;
    private static final int BLURRED = 64;

    /** Pictures that wait to be made; more would wait longer than who asked. */
    private static final int MOST_WAITING = 200;

    /** What decoding a video's blurred picture takes at the most, in bytes. */
    private static final long SMALL = 8 << 20;

    private final Originals originals;
    private final RenditionCache cache;
    private final PictureReader pictures;
    private final Ffmpeg ffmpeg;
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    AT_A_TIME,
                    AT_A_TIME,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("pictures-", 0).daemon().factory());
    private final ConcurrentHashMap<String, FutureTask<Optional<Rendition>>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param originals what pictures are made of
     * @param settings where pictures are kept, and what may be decoded
     */
    public LocalRenditions(Originals originals, Settings settings, Ffmpeg ffmpeg) {
        this.originals = originals;
        this.cache = new RenditionCache(settings.folder(), settings.mostBytes(), settings.room());
        this.pictures = new PictureReader(settings.mostPixels(), settings.budget());
        this.ffmpeg = ffmpeg;
        // Started later they would belong to the web server, which stops before them.
        workers.prestartAllCoreThreads();
    }

    /**
     * @param mostBytes of all pictures that are kept
     * @param room what is to stay free on the disk; kept pictures go for it
     * @param mostPixels of a picture that is decoded
     * @param budget the memory that decoding takes
     */
    public record Settings(
            Path folder, long mostBytes, DiskRoom room, long mostPixels, DecodeBudget budget) {}

    @Override
    public Optional<String> blurhash(String key, MediaFormat format) {
        var task = new FutureTask<>(() -> blurred(key, format));
        start(task);
        return result(task);
    }

    private Optional<String> blurred(String key, MediaFormat format) {
        return switch (format.kind()) {
            case PICTURE ->
                    Optional.of(pictures.read(originals.find(key), format, BLURRED, BlurHash::of));
            case VIDEO -> poster(key, format, BLURRED, SMALL, jpeg -> blurred(jpeg).orElse(null));
            case SOUND -> Optional.empty();
        };
    }

    /** Empty for what is no picture: something else than ffmpeg may go by its name. */
    private Optional<String> blurred(byte[] jpeg) {
        try {
            return Optional.of(BlurHash.of(pictures.readSmall(jpeg, BLURRED, SMALL)));
        } catch (DomainException e) {
            LOG.warn("A video's poster cannot be decoded", e);
            return Optional.empty();
        }
    }

    private void start(FutureTask<?> task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.cancel(false);
        }
    }

    @Override
    public Optional<Rendition> find(Media media, int width) {
        if (media.blurhash() == null) {
            return Optional.empty();
        }
        String name = name(media.key(), width);
        Optional<Rendition> kept = cache.find(name);
        return kept.isPresent()
                ? kept
                : MediaFormat.ofType(media.type())
                        .flatMap(format -> makeOnce(name, () -> make(name, media, format, width)));
    }

    private static String name(String key, int width) {
        return MediaKeys.requireId(key) + "-" + width;
    }

    private Optional<Rendition> makeOnce(String name, Callable<Optional<Rendition>> make) {
        var mine = new FutureTask<>(make);
        FutureTask<Optional<Rendition>> others = underWay.putIfAbsent(name, mine);
        if (others != null) {
            return result(others);
        }
        try {
            start(mine);
            return result(mine);
        } finally {
            underWay.remove(name, mine);
        }
    }

    private Optional<Rendition> make(String name, Media media, MediaFormat format, int width) {
        Optional<Rendition> made = cache.find(name);
        if (made.isPresent()) {
            return made;
        }
        if (format.kind() == MediaFormat.Kind.VIDEO) {
            return poster(
                    media.key(),
                    format,
                    width,
                    0,
                    jpeg -> cache.put(name, MediaFormat.JPEG, to -> Files.write(to, jpeg)));
        }
        return Optional.of(
                pictures.read(
                        originals.find(media.key()),
                        format,
                        width,
                        image ->
                                cache.put(
                                        name,
                                        PictureFile.format(image),
                                        to -> PictureFile.write(image, to))));
    }

    /**
     * @param bytes that using it takes
     * @param use answers null where it is no picture
     */
    private <T> Optional<T> poster(
            String key,
            MediaFormat format,
            int width,
            long bytes,
            Function<byte[], @Nullable T> use) {
        long taken = Math.min(pictures.budget().bytes(), 2L * Ffmpeg.LARGEST + bytes);
        return originals
                .address(key)
                .flatMap(
                        video ->
                                pictures.budget()
                                        .taking(
                                                taken,
                                                () ->
                                                        ffmpeg.picture(video, format, width)
                                                                .map(use)));
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (CancellationException e) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE, "Too many pictures are being made; try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a picture could not be made", e);
        }
    }

    @Override
    public void forget(String key) {
        WIDTHS.forEach(width -> cache.remove(name(key, width)));
    }

    @Override
    public void close() {
        // Who waits for those that never began waits no longer.
        workers.shutdownNow().forEach(task -> ((FutureTask<?>) task).cancel(false));
    }
}
