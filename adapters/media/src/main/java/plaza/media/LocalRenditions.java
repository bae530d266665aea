package plaza.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.MediaKeys;
import plaza.core.media.Renditions;

/**
 * Small pictures, made on this machine: a few at a time, on threads of the platform, since decoding
 * computes without ever waiting and would keep virtual threads from running, and of different
 * people in turn. Posters of videos have threads of their own, for a program may take its time with
 * them. What many ask for at once is made once; what waits for its turn, or for memory, holds
 * nothing. Thread-safe.
 */
public final class LocalRenditions implements Renditions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRenditions.class);
    private static final int AT_A_TIME = 2;

    /** Of the places of those who wait, posters have one part in so many. */
    private static final int PARTS_POSTERS = 3;

    /** Browsers ask for so many at a time, and what fills a server for twice as many. */
    private static final int BROWSER = 6;

    /** How long somebody waits for their turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int BLURRED = 64;

    /** What decoding a video's blurred picture takes at the most, in bytes. */
    private static final long SMALL = 8 << 20;

    private final Originals originals;
    private final RenditionCache cache;
    private final PictureReader pictures;
    private final long mostPixels;
    private final Ffmpeg ffmpeg;
    private final FairWorkers decoders;
    private final FairWorkers posters;
    private final ConcurrentHashMap<String, Shared> underWay = new ConcurrentHashMap<>();

    /** What several people may wait for. */
    private static final class Shared {
        private final FutureTask<Optional<Rendition>> task;
        private int waiting;

        Shared(Callable<Optional<Rendition>> make) {
            this.task = new FutureTask<>(make);
        }

        Shared joined() {
            waiting++;
            return this;
        }

        @Nullable Shared left() {
            return --waiting == 0 ? null : this;
        }
    }

    /**
     * @param originals what pictures are made of
     * @param settings where pictures are kept, and what may be decoded
     */
    public LocalRenditions(Originals originals, Settings settings, Ffmpeg ffmpeg) {
        this.originals = originals;
        this.cache = new RenditionCache(settings.folder(), settings.mostBytes(), settings.room());
        this.pictures = new PictureReader(settings.mostPixels(), settings.budget());
        this.mostPixels = settings.mostPixels();
        this.ffmpeg = ffmpeg;
        int forPosters = settings.places() / PARTS_POSTERS;
        this.decoders = workers("pictures-", settings.places() - forPosters, 2 * BROWSER);
        this.posters = workers("posters-", forPosters, BROWSER);
    }

    private static FairWorkers workers(String name, int places, int least) {
        return new FairWorkers(name, AT_A_TIME, FairWorkers.Bounds.of(places, least, PATIENCE));
    }

    /**
     * @param mostBytes of all pictures that are kept
     * @param room what is to stay free on the disk; kept pictures go for it
     * @param mostPixels of a picture that is decoded, and of a video that has a poster
     * @param budget the memory that decoding takes
     * @param places of requests that may wait for pictures
     */
    public record Settings(
            Path folder,
            long mostBytes,
            DiskRoom room,
            long mostPixels,
            DecodeBudget budget,
            int places) {}

    @Override
    public Optional<String> blurhash(String key, MediaFormat format, Asker asker) {
        return workers(format).call(asker, new FutureTask<>(() -> blurred(key, format)));
    }

    private FairWorkers workers(MediaFormat format) {
        return format.kind() == MediaFormat.Kind.VIDEO ? posters : decoders;
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

    @Override
    public Optional<Rendition> find(Media media, int width, Asker asker) {
        if (media.blurhash() == null) {
            return Optional.empty();
        }
        String name = name(media.key(), width);
        Optional<Rendition> kept = cache.find(name);
        return kept.isPresent()
                ? kept
                : MediaFormat.ofType(media.type())
                        .flatMap(
                                format ->
                                        makeOnce(
                                                name,
                                                workers(format),
                                                asker,
                                                () -> make(name, media, format, width)));
    }

    private static String name(String key, int width) {
        return MediaKeys.requireId(key) + "-" + width;
    }

    private Optional<Rendition> makeOnce(
            String name, FairWorkers workers, Asker asker, Callable<Optional<Rendition>> make) {
        Shared shared =
                underWay.compute(
                        name, (_, known) -> (known == null ? new Shared(make) : known).joined());
        try {
            return workers.call(asker, shared.task);
        } finally {
            underWay.computeIfPresent(name, (_, known) -> known.left());
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
                                                        ffmpeg.picture(
                                                                        video,
                                                                        format,
                                                                        width,
                                                                        mostPixels)
                                                                .map(use)));
    }

    @Override
    public void forget(String key) {
        WIDTHS.forEach(width -> cache.remove(name(key, width)));
    }

    @Override
    public void close() {
        decoders.close();
        posters.close();
    }
}
