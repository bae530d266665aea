package plaza.local.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaStore;
import plaza.core.media.Renditions;

/**
 * Small pictures, made on this machine: a few at a time, on threads of the platform, since decoding
 * computes without ever waiting and would keep virtual threads from running. What many ask for at
 * once is made once. Thread-safe.
 */
public final class LocalRenditions implements Renditions, AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int BLURRED = 64;

    private final MediaStore store;
    private final RenditionCache cache;
    private final PictureReader pictures;
    private final Ffmpeg ffmpeg;
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    AT_A_TIME,
                    AT_A_TIME,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().name("pictures-", 0).daemon().factory());
    private final ConcurrentHashMap<String, FutureTask<Optional<Rendition>>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param settings where pictures are kept, and what may be decoded
     */
    public LocalRenditions(MediaStore store, Settings settings, Ffmpeg ffmpeg) {
        this.store = store;
        this.cache = new RenditionCache(settings.folder(), settings.mostBytes());
        this.pictures = new PictureReader(settings.mostPixels());
        this.ffmpeg = ffmpeg;
        // Started later they would belong to the web server, which stops before them.
        workers.prestartAllCoreThreads();
    }

    /**
     * @param mostBytes of all pictures that are kept
     * @param mostPixels of a picture that is decoded
     */
    public record Settings(java.nio.file.Path folder, long mostBytes, long mostPixels) {}

    @Override
    public Optional<String> blurhash(String key, MediaFormat format) {
        var task = new FutureTask<>(() -> picture(key, format, BLURRED).map(BlurHash::of));
        workers.execute(task);
        return result(task);
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
            workers.execute(mine);
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
            return poster(media.key(), format, width)
                    .map(jpeg -> cache.put(name, MediaFormat.JPEG, jpeg));
        }
        return picture(media.key(), format, width)
                .map(
                        image ->
                                cache.put(
                                        name,
                                        PictureReader.isClear(image)
                                                ? MediaFormat.PNG
                                                : MediaFormat.JPEG,
                                        PictureReader.encode(image)));
    }

    private Optional<BufferedImage> picture(String key, MediaFormat format, int width) {
        return switch (format.kind()) {
            case PICTURE -> Optional.of(pictures.read(bytes(key), format, width));
            case VIDEO -> poster(key, format, width).map(LocalRenditions::decoded);
            case SOUND -> Optional.empty();
        };
    }

    private Optional<byte[]> poster(String key, MediaFormat format, int width) {
        return store.address(key).flatMap(video -> ffmpeg.picture(video, format, width));
    }

    /** Null for what is no picture: something else than ffmpeg goes by its name. */
    private static @Nullable BufferedImage decoded(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            return null;
        }
    }

    /** Pictures are small enough to be held; see the limit of uploads. */
    private byte[] bytes(String key) {
        try (InputStream in = store.open(key, 0, Long.MAX_VALUE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
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
        workers.shutdownNow();
    }
}
