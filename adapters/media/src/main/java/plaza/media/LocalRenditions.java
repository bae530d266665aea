package plaza.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.MediaKeys;
import plaza.core.media.Renditions;
import plaza.media.FairWorkers.Work;

/**
 * Small pictures, made on this machine: a few at a time, on threads of the platform, since decoding
 * computes without ever waiting and would keep virtual threads from running, and of different
 * people in turn. Posters of videos have threads of their own, for a program may take its time with
 * them. What many ask for at once is made once; what waits for its turn, or for memory, holds
 * nothing, and what nobody waits for any more is not made to its end. Thread-safe.
 */
public final class LocalRenditions implements Renditions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRenditions.class);
    private static final int AT_A_TIME = 2;

    /** Of the places of those who wait, posters have one part in so many. */
    private static final int PARTS_POSTERS = 3;

    /** Browsers ask for so many at a time, and what fills a server for twice as many. */
    private static final int BROWSER = 6;

    /** How many pictures that take too long are known. */
    private static final int MOST_KNOWN = 10_000;

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

    /**
     * How long things may take.
     *
     * @param turn that somebody waits for their turn
     * @param work time of a processor, for a picture; the largest that there may be take a third
     */
    record Times(Duration turn, Duration work) {
        private static final Times USUAL =
                new Times(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    /** Keys of pictures that took too long, the one found out last at the end. */
    private final Set<String> tooSlow =
            Collections.synchronizedSet(
                    Collections.newSetFromMap(
                            new LinkedHashMap<String, Boolean>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > MOST_KNOWN;
                                }
                            }));

    /** What several people may wait for. */
    private static final class Shared {
        private final FutureTask<Work<Optional<Rendition>>> work;
        private int waiting;

        /**
         * @param prepare finds out what it takes
         */
        Shared(Callable<Work<Optional<Rendition>>> prepare) {
            this.work = new FutureTask<>(prepare);
        }

        Shared joined() {
            waiting++;
            return this;
        }

        /** Whoever comes first prepares it. */
        Work<Optional<Rendition>> work() {
            work.run();
            try {
                return work.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("a picture could not be prepared", e);
            }
        }

        @Nullable Shared left() {
            if (--waiting > 0) {
                return this;
            }
            if (work.state() == Future.State.SUCCESS) {
                work.resultNow().cancel(true);
            }
            return null;
        }
    }

    /**
     * @param originals what pictures are made of
     * @param settings where pictures are kept, and what may be decoded
     */
    public LocalRenditions(Originals originals, Settings settings, Ffmpeg ffmpeg) {
        this(originals, settings, ffmpeg, Times.USUAL);
    }

    LocalRenditions(Originals originals, Settings settings, Ffmpeg ffmpeg, Times times) {
        this.originals = originals;
        this.cache = new RenditionCache(settings.folder(), settings.mostBytes(), settings.room());
        this.pictures = new PictureReader(settings.mostPixels(), settings.budget(), times.work());
        this.mostPixels = settings.mostPixels();
        this.ffmpeg = ffmpeg;
        int forPosters = settings.places() / PARTS_POSTERS;
        this.decoders = workers("pictures-", settings.places() - forPosters, 2 * BROWSER, times);
        this.posters = workers("posters-", forPosters, BROWSER, times);
    }

    private FairWorkers workers(String name, int places, int least, Times times) {
        var bounds = FairWorkers.Bounds.of(places, least, times.turn());
        return new FairWorkers(name, AT_A_TIME, bounds, pictures.budget());
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
        if (format.kind() == MediaFormat.Kind.SOUND) {
            return Optional.empty();
        }
        var work = new Work<>(bytes(key, format, BLURRED, SMALL), () -> blurred(key, format));
        try {
            return workers(format).call(asker, work);
        } catch (TooMuchWork e) {
            throw Damage.tooMuchWork();
        } finally {
            // Where nobody waits for it any more.
            work.cancel(true);
        }
    }

    /**
     * The memory that making a picture takes.
     *
     * @param using what using a poster takes besides
     */
    private long bytes(String key, MediaFormat format, int width, long using) {
        return format.kind() == MediaFormat.Kind.VIDEO
                ? Math.min(pictures.budget().bytes(), 2L * Ffmpeg.LARGEST + using)
                : pictures.bytes(originals.find(key), format, width);
    }

    private FairWorkers workers(MediaFormat format) {
        return format.kind() == MediaFormat.Kind.VIDEO ? posters : decoders;
    }

    private Optional<String> blurred(String key, MediaFormat format) {
        return switch (format.kind()) {
            case PICTURE ->
                    Optional.of(pictures.read(originals.find(key), format, BLURRED, BlurHash::of));
            case VIDEO -> poster(key, format, BLURRED, jpeg -> blurred(jpeg).orElse(null));
            case SOUND -> Optional.empty();
        };
    }

    /** Empty for what is no picture: something else than ffmpeg may go by its name. */
    private Optional<String> blurred(byte[] jpeg) {
        try {
            return Optional.of(BlurHash.of(pictures.readSmall(jpeg, BLURRED, SMALL)));
        } catch (DomainException | TooMuchWork e) {
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
                        .filter(_ -> !tooSlow.contains(media.key()))
                        .flatMap(
                                format ->
                                        makeOnce(
                                                name,
                                                workers(format),
                                                asker,
                                                () -> work(name, media, format, width)));
    }

    private static String name(String key, int width) {
        return MediaKeys.requireId(key) + "-" + width;
    }

    private Optional<Rendition> makeOnce(
            String name,
            FairWorkers workers,
            Asker asker,
            Callable<Work<Optional<Rendition>>> prepare) {
        Shared shared =
                underWay.compute(
                        name, (_, known) -> (known == null ? new Shared(prepare) : known).joined());
        try {
            return workers.call(asker, shared.work());
        } finally {
            underWay.computeIfPresent(name, (_, known) -> known.left());
        }
    }

    private Work<Optional<Rendition>> work(
            String name, Media media, MediaFormat format, int width) {
        return new Work<>(
                bytes(media.key(), format, width, 0),
                () -> {
                    try {
                        return make(name, media, format, width);
                    } catch (TooMuchWork e) {
                        tooSlow.add(media.key());
                        LOG.warn("{} takes too long to be scaled; it is no more", media.key());
                        return Optional.empty();
                    }
                });
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
     * @param use answers null where it is no picture
     */
    private <T> Optional<T> poster(
            String key, MediaFormat format, int width, Function<byte[], @Nullable T> use) {
        return originals
                .address(key)
                .flatMap(video -> ffmpeg.picture(video, format, width, mostPixels))
                .map(use);
    }

    @Override
    public void forget(String key) {
        WIDTHS.forEach(width -> cache.remove(name(key, width)));
        tooSlow.remove(key);
    }

    @Override
    public void close() {
        decoders.close();
        posters.close();
    }
}
