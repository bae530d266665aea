package plaza.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.event.Journal;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;
import plaza.core.limit.Limits;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.media.MediaEvent.MediaUploaded;
import plaza.core.media.Uploads.Upload;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.media.LocalMediaStore;
import plaza.media.DecodeBudget;
import plaza.media.DiskRoom;
import plaza.media.Ffmpeg;
import plaza.media.LocalRenditions;
import plaza.media.Originals;
import plaza.media.SafeCopies;
import plaza.memory.event.MemoryJournal;
import plaza.memory.media.MemoryMediaCatalog;

/** Taking uploads in, and cleaning them up, with files on the disk. */
class UploadsTest {
    private static final UserId OWNER = Samples.userId();
    private static final Asker ASKER = new Asker(OWNER, () -> false);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final JournalPosition BEGINNING = new JournalPosition(0, 0);

    @TempDir Path folder;

    private World world = new World(Path.of("target/unused-uploads"));

    private static final class World {
        final SettableClock clock = new SettableClock(Samples.now());
        final MemoryMediaCatalog catalog = new MemoryMediaCatalog();
        final Journal journal = new MemoryJournal(UUID.randomUUID(), clock);
        final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        long quota = 1L << 40;
        final LocalMediaStore store;
        final LocalRenditions renditions;
        final MediaCleanup cleanup;

        World(Path folder) {
            var room = new DiskRoom(1_000, free::get);
            store = new LocalMediaStore(folder.resolve("media"), clock, room);
            renditions =
                    new LocalRenditions(
                            Originals.of(store),
                            new LocalRenditions.Settings(
                                    folder.resolve("scaled"),
                                    1 << 20,
                                    new DiskRoom(0, () -> 0),
                                    1_000_000,
                                    new DecodeBudget(64 << 20),
                                    100),
                            new Ffmpeg("no-ffmpeg-here", Duration.ofSeconds(1)));
            cleanup = new MediaCleanup(catalog, store, renditions, KEPT);
        }

        Uploads uploads(Journal written, int permits) {
            return uploads(written, permits, 100_000);
        }

        Uploads uploads(Journal written, int permits, long video) {
            var limit = new Limit(permits, Duration.ofHours(1));
            var limits =
                    new Limits(
                            new LocalRateLimiter(100, clock),
                            new Limits.Rules(
                                    limit,
                                    limit,
                                    limit,
                                    new Limits.LoginRules(
                                            List.of(limit), List.of(limit), limit, limit),
                                    limit));
            return new Uploads(
                    new Uploads.Tools(
                            new SafeCopies(
                                    1_000_000,
                                    Path.of("target", "scratch"),
                                    new DiskRoom(0, () -> 0),
                                    new DecodeBudget(1 << 26)),
                            renditions),
                    store,
                    catalog,
                    written,
                    limits,
                    new Uploads.Rules(20_000, video, 50_000, quota, clock));
        }
    }

    @BeforeEach
    void open() {
        close();
        world = new World(folder);
    }

    @AfterEach
    void close() {
        world.renditions.close();
    }

    /** A stream that ends badly. */
    private static final class Ending extends InputStream {
        private final Supplier<Throwable> how;

        Ending(Supplier<Throwable> how) {
            this.how = how;
        }

        @Override
        public int read() throws IOException {
            switch (how.get()) {
                case IOException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }

    private static Upload upload(InputStream content, long announced) {
        return new Upload(Samples.userId().value(), OWNER, UploadPurpose.POST, announced, content);
    }

    private Media receive(byte[] file) {
        try {
            return world.uploads(world.journal, 100)
                    .receive(upload(new ByteArrayInputStream(file), -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(byte[] file, ErrorKind kind) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> receive(file));
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(files()).isEmpty();
        assertThat(world.journal.readAfter(BEGINNING, 10)).isEmpty();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUploadIsStoredListedAndInTheJournal() {
        Media media = receive(SampleMedia.jpegWithPlace(60, 40, 6));

        assertThat(media.width()).isEqualTo(40);
        assertThat(media.height()).isEqualTo(60);
        assertThat(media.blurhash()).isNotNull();
        assertThat(media.unusedSince()).isEqualTo(media.createdAt());
        assertThat(world.store.find(media.key()).orElseThrow().bytes()).isEqualTo(media.bytes());
        assertThat(world.catalog.findAll(List.of(media.key()))).containsValue(media);
        assertThat(world.journal.readAfter(BEGINNING, 10))
                .extracting("event")
                .containsExactly(new MediaUploaded(media));
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        assertRefused(SampleMedia.ascii("<html></html>"), ErrorKind.UNSUPPORTED);
        byte[] cut = java.util.Arrays.copyOf(SampleMedia.png(60, 40), 80);
        assertRefused(cut, ErrorKind.INVALID);
        byte[] undecodable = SampleMedia.webp();
        java.util.Arrays.fill(undecodable, 26, undecodable.length, (byte) 0);
        assertRefused(undecodable, ErrorKind.INVALID);
    }

    @Test
    void eachKindHasItsLimit() {
        assertRefused(SampleMedia.mp4(100_000), ErrorKind.TOO_LARGE);
        assertRefused(SampleMedia.mp3(200), ErrorKind.TOO_LARGE);
        byte[] tail = new byte[20_000];
        assertRefused(SampleMedia.join(SampleMedia.png(60, 40), tail), ErrorKind.TOO_LARGE);
        assertThat(receive(SampleMedia.mp4(90_000)).bytes()).isGreaterThan(90_000);
    }

    @Test
    void whatIsAnnouncedAsTooLargeIsNotReadAtAll() {
        var rest = new Ending(() -> new AssertionError("this must not be read"));
        byte[] head = java.util.Arrays.copyOf(SampleMedia.mp4(70_000), 65_536);
        var content = new SequenceInputStream(new ByteArrayInputStream(head), rest);

        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () -> world.uploads(world.journal, 1).receive(upload(content, 100_001)));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.TOO_LARGE);
    }

    private static ErrorKind refusalOf(Uploads uploads, byte[] file) {
        return catchThrowableOfType(
                        DomainException.class,
                        () -> uploads.receive(upload(new ByteArrayInputStream(file), -1)))
                .kind();
    }

    @Test
    void whatAPersonHasStoredCountsUntilItIsRemoved() throws IOException {
        byte[] file = SampleMedia.mp4(10_000);
        world.quota = 25_000;
        receive(file);
        receive(file);
        assertThat(refusalOf(world.uploads(world.journal, 100), file))
                .isEqualTo(ErrorKind.OVER_QUOTA);
        assertThat(files()).hasSize(2);
        Upload others =
                new Upload(
                        Samples.userId().value(),
                        Samples.userId(),
                        UploadPurpose.POST,
                        -1,
                        new ByteArrayInputStream(file));
        assertThat(world.uploads(world.journal, 100).receive(others).bytes()).isPositive();

        world.clock.advance(KEPT.plusSeconds(1));
        world.cleanup.run(world.clock.instant());

        assertThat(receive(file).bytes()).isPositive();
    }

    @Test
    void whatIsUnderWayCountsToo() throws IOException {
        byte[] file = SampleMedia.mp4(10_000);
        byte[] padded = SampleMedia.mp4(70_000);
        world.quota = 75_000;
        Uploads shared = world.uploads(world.journal, 100);
        var second = new AtomicReference<ErrorKind>();
        var trying =
                new InputStream() {
                    @Override
                    public int read() {
                        if (second.get() == null) {
                            second.set(refusalOf(shared, file));
                        }
                        return -1;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return read();
                    }
                };
        shared.receive(
                upload(new SequenceInputStream(new ByteArrayInputStream(padded), trying), -1));
        assertThat(second.get()).isEqualTo(ErrorKind.OVER_QUOTA);
        assertThat(files()).hasSize(1);
    }

    @Test
    void manyAtOnceGetNoMoreThanTheQuota() {
        byte[] file = SampleMedia.mp4(10_000);
        world.quota = 35_000;
        Uploads uploads = world.uploads(world.journal, 100);
        List<Boolean> taken =
                Concurrently.call(
                        12,
                        i -> {
                            try {
                                uploads.receive(upload(new ByteArrayInputStream(file), -1));
                                return true;
                            } catch (DomainException e) {
                                assertThat(e.kind()).isEqualTo(ErrorKind.OVER_QUOTA);
                                return false;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        assertThat(world.catalog.countBytes(OWNER)).isPositive().isLessThanOrEqualTo(35_000);
        assertThat(taken.stream().filter(each -> each).count()).isEqualTo(files().size());
        // What was refused has given back what it held.
        int more = 3 - files().size();
        for (int i = 0; i < more; i++) {
            receive(file);
        }
        assertThat(refusalOf(uploads, file)).isEqualTo(ErrorKind.OVER_QUOTA);
    }

    @Test
    void whatIsAnnouncedAsTooMuchIsNotReadAtAll() {
        world.quota = 80_000;
        var rest = new Ending(() -> new AssertionError("this must not be read"));
        byte[] head = java.util.Arrays.copyOf(SampleMedia.mp4(70_000), 65_536);
        var content = new SequenceInputStream(new ByteArrayInputStream(head), rest);
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () -> world.uploads(world.journal, 1).receive(upload(content, 80_001)));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.OVER_QUOTA);
    }

    @Test
    void whereTheDiskIsNearlyFullUploadsAreRefusedAndTheRestGoesOn() {
        Media media = receive(SampleMedia.jpeg(600, 300));
        world.free.set(999);
        assertThat(refusalOf(world.uploads(world.journal, 100), SampleMedia.png(60, 40)))
                .isEqualTo(ErrorKind.NO_ROOM);
        assertThat(world.renditions.find(media, 64, ASKER)).isPresent();
        assertThat(world.store.find(media.key())).isPresent();
        world.free.set(1_000);
        assertThat(receive(SampleMedia.png(60, 40)).bytes()).isPositive();
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() {
        var gone = new Ending(() -> new IOException("the client went away"));
        byte[] head = java.util.Arrays.copyOf(SampleMedia.mp4(90_000), 70_000);
        var content = new SequenceInputStream(new ByteArrayInputStream(head), gone);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> world.uploads(world.journal, 1).receive(upload(content, -1)))
                .withMessage("the client went away");

        assertThat(files()).isEmpty();
    }

    /** What the thread allocates for a video is the same however large it is. */
    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Uploads uploads = world.uploads(world.journal, 100, 1 << 30);
        uploads.receive(upload(video(1 << 20), -1));
        long before = threads.getCurrentThreadAllocatedBytes();
        uploads.receive(upload(video(1 << 20), -1));
        long small = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        Media media = uploads.receive(upload(video(96 << 20), -1));
        long large = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(media.bytes()).isGreaterThan(96 << 20);
        assertThat(large).isLessThan(small + (1 << 20));
    }

    private static InputStream video(int data) {
        byte[] head = SampleMedia.mp4Head("isom", false);
        byte[] box = ByteBuffer.allocate(8).putInt(data + 8).put(SampleMedia.ascii("mdat")).array();
        InputStream start = new ByteArrayInputStream(SampleMedia.join(head, box));
        return new SequenceInputStream(start, new Zeros(data));
    }

    /** So many zeros, none of which is ever held. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int read = Math.min(left, length);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    @Test
    void tooManyUploadsAreRefused() throws IOException {
        Uploads uploads = world.uploads(world.journal, 1);
        uploads.receive(upload(new ByteArrayInputStream(SampleMedia.png(4, 4)), -1));

        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                uploads.receive(
                                        upload(
                                                new ByteArrayInputStream(SampleMedia.png(4, 4)),
                                                -1)));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Test
    void theSameIdAgainAnswersWhatIsThere() throws IOException {
        Uploads uploads = world.uploads(world.journal, 10);
        UUID id = Samples.userId().value();
        Media first =
                uploads.receive(
                        new Upload(
                                id,
                                OWNER,
                                UploadPurpose.REEL,
                                -1,
                                new ByteArrayInputStream(SampleMedia.png(4, 4))));
        Media again =
                uploads.receive(
                        new Upload(
                                id,
                                OWNER,
                                UploadPurpose.REEL,
                                -1,
                                new ByteArrayInputStream(SampleMedia.png(8, 8))));

        assertThat(again).isEqualTo(first);
        assertThat(world.store.find(first.key()).orElseThrow().bytes()).isEqualTo(first.bytes());
    }

    private static final byte[] SLOW = SampleMedia.mp4(70_000);
    private static final byte[] QUICK = SampleMedia.mp4(10_000);

    /**
     * As when a client sends again, to another server, what it believes is lost: the second attempt
     * begins and is answered when the first has come in but for its end. Answers what the first
     * does.
     */
    private Media overtaken(UUID id) throws IOException {
        Uploads other = world.uploads(world.journal, 10);
        var listed = new AtomicReference<Media>();
        var end =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        if (listed.get() == null) {
                            listed.set(other.receive(attempt(id, QUICK)));
                        }
                        return -1;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        return read();
                    }
                };
        var content = new SequenceInputStream(new ByteArrayInputStream(SLOW), end);
        Media answered =
                world.uploads(world.journal, 10)
                        .receive(new Upload(id, OWNER, UploadPurpose.POST, -1, content));
        assertThat(answered).isEqualTo(listed.get());
        return answered;
    }

    private static Upload attempt(UUID id, byte[] file) {
        return new Upload(id, OWNER, UploadPurpose.POST, -1, new ByteArrayInputStream(file));
    }

    private void assertWhole(Media media) {
        assertThat(world.store.find(media.key()).orElseThrow().bytes()).isEqualTo(media.bytes());
        assertThat(world.catalog.listByOwner(OWNER, PageRequest.first(10)).items())
                .containsExactly(media);
        assertThat(files()).hasSize(1);
    }

    @Test
    void anAttemptThatFailsTakesNothingFromOneThatWasAnswered() throws IOException {
        world.quota = 75_000;
        UUID id = Samples.userId().value();

        DomainException refusal = catchThrowableOfType(DomainException.class, () -> overtaken(id));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.OVER_QUOTA);
        assertWhole(world.uploads(world.journal, 10).receive(attempt(id, QUICK)));
    }

    @Test
    void anAttemptThatIsOvertakenAnswersWhatTheOtherHasStored() throws IOException {
        assertWhole(overtaken(Samples.userId().value()));
    }

    @Test
    void unusedUploadsGoAfterADay() {
        Media unused = receive(SampleMedia.jpeg(600, 300));
        Media used = receive(SampleMedia.jpeg(600, 300));
        world.catalog.attach(
                OWNER,
                List.of(used.key()),
                new MediaUse(MediaUse.Kind.POST, Samples.postId(OWNER).value()));
        world.renditions.find(unused, 64, ASKER);
        assertThat(world.cleanup.run(world.clock.instant().plus(KEPT))).isZero();

        int removed = world.cleanup.run(world.clock.instant().plus(KEPT).plusMillis(1));

        assertThat(removed).isEqualTo(1);
        assertThat(files()).hasSize(1);
        assertThat(world.store.find(used.key())).isPresent();
        assertThat(world.catalog.findAll(List.of(unused.key(), used.key())))
                .containsOnlyKeys(used.key());
    }

    @Test
    void whatIsReleasedStaysADayAndMayBeUsedAgain() {
        Media media = receive(SampleMedia.png(4, 4));
        var use = new MediaUse(MediaUse.Kind.POST, Samples.postId(OWNER).value());
        world.catalog.attach(OWNER, List.of(media.key()), use);
        world.clock.advance(KEPT.multipliedBy(3));
        var attachments = new Attachments(world.catalog, world.clock);
        attachments.release(use);

        world.clock.advance(KEPT);
        assertThat(world.cleanup.run(world.clock.instant())).isZero();
        attachments.attach(OWNER, List.of(media.key()), use, "mediaKeys");
        attachments.release(use);

        world.clock.advance(KEPT);
        assertThat(world.cleanup.run(world.clock.instant())).isZero();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.cleanup.run(world.clock.instant())).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatHasEndedGoesWithTheNextCleanUp() {
        Media media = receive(SampleMedia.png(4, 4));
        var use = new MediaUse(MediaUse.Kind.STORY, Samples.postId(OWNER).value());
        world.catalog.attach(OWNER, List.of(media.key()), use);
        var attachments = new Attachments(world.catalog, world.clock);
        Iterator<List<MediaUse>> ended = List.of(List.of(use)).iterator();

        assertThat(attachments.removeEnded(_ -> ended.next(), one -> one, _ -> true)).isOne();

        assertThat(world.cleanup.run(world.clock.instant())).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    /** As when the process is killed, or the journal away, between the bytes and the list. */
    @Test
    void bytesThatNeverGotOnTheListAreFound() throws IOException {
        var broken =
                new Journal() {
                    @Override
                    public boolean commit(plaza.core.event.Event event, PrimaryWrite write) {
                        throw StorageException.unavailable("away", null);
                    }

                    @Override
                    public List<plaza.core.event.JournalEntry> readAfter(
                            JournalPosition position, int limit) {
                        return List.of();
                    }

                    @Override
                    public JournalPosition horizon() {
                        return BEGINNING;
                    }

                    @Override
                    public int prune(Instant before, JournalPosition consumed) {
                        return 0;
                    }
                };
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(
                        () ->
                                world.uploads(broken, 10)
                                        .receive(
                                                upload(
                                                        new ByteArrayInputStream(
                                                                SampleMedia.png(4, 4)),
                                                        -1)));
        Media listed = receive(SampleMedia.png(4, 4));
        world.catalog.attach(
                OWNER,
                List.of(listed.key()),
                new MediaUse(MediaUse.Kind.POST, Samples.postId(OWNER).value()));
        Path part = folder.resolve("media/incoming/x.part");
        Files.writeString(part, "half of");
        Files.setLastModifiedTime(part, FileTime.from(world.clock.instant()));
        assertThat(files()).hasSize(3);
        Instant now = world.clock.instant();
        assertThat(world.cleanup.run(now.plus(Duration.ofHours(17)))).isZero();

        assertThat(world.cleanup.run(now.plus(Duration.ofHours(25)))).isEqualTo(2);

        assertThat(files()).hasSize(1);
        assertThat(world.store.find(listed.key())).isPresent();
    }
}
