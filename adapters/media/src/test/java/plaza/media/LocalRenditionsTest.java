package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.Renditions.Rendition;

class LocalRenditionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Asker ANYBODY = new Asker(Samples.userId(), () -> false);

    @TempDir Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private Parts parts =
            new Parts(
                    Path.of("target/unused-media"),
                    1 << 20,
                    "no-ffmpeg-here",
                    new DiskRoom(0, () -> 0));

    private static final class Parts {
        final FolderOfOriginals originals;
        final LocalRenditions renditions;

        Parts(Path folder, long mostBytes, String ffmpeg, DiskRoom room) {
            originals = new FolderOfOriginals(folder.resolve("media"));
            renditions =
                    new LocalRenditions(
                            originals,
                            new LocalRenditions.Settings(
                                    folder.resolve("scaled"),
                                    mostBytes,
                                    room,
                                    1_000_000,
                                    new DecodeBudget(64 << 20),
                                    100),
                            new Ffmpeg(ffmpeg, PATIENCE));
        }
    }

    @BeforeEach
    void open() {
        open(1 << 20, "no-ffmpeg-here");
    }

    private void open(long mostBytes, String ffmpeg) {
        close();
        parts = new Parts(folder, mostBytes, ffmpeg, new DiskRoom(1_000, free::get));
    }

    @AfterEach
    void close() {
        parts.renditions.close();
    }

    private Media given(MediaFormat format, byte[] file) {
        String key = "posts/" + Samples.sessionId() + "." + format.extension();
        parts.originals.put(key, file);
        return new Media(
                key,
                Samples.userId(),
                format.type(),
                file.length,
                1,
                1,
                null,
                parts.renditions.blurhash(key, format, ANYBODY).orElse(null),
                Samples.now(),
                null,
                Samples.now());
    }

    private static BufferedImage read(Optional<Rendition> made) {
        var content = made.orElseThrow().content();
        try (InputStream in = content.open(0, content.bytes())) {
            return ImageIO.read(new ByteArrayInputStream(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("scaled"))) {
            return files.toList();
        }
    }

    private static boolean isGreen(int pixel) {
        return (pixel & 0xFF00) > 0x8000 && (pixel & 0xFF) < 0x80;
    }

    @Test
    void aPictureIsScaledToItsWidth() {
        for (MediaFormat format : List.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.GIF)) {
            byte[] file =
                    switch (format) {
                        case JPEG -> SampleMedia.jpeg(600, 300);
                        case PNG -> SampleMedia.png(600, 300);
                        default -> SampleMedia.gif(600, 300);
                    };
            BufferedImage scaled = read(parts.renditions.find(given(format, file), 128, ANYBODY));
            assertThat(scaled.getWidth()).isEqualTo(128);
            assertThat(scaled.getHeight()).isEqualTo(64);
            assertThat(isGreen(scaled.getRGB(10, 30))).isTrue();
            assertThat(isGreen(scaled.getRGB(118, 30))).isFalse();
        }
    }

    @Test
    void nothingIsEnlarged() {
        Media small = given(MediaFormat.JPEG, SampleMedia.jpeg(30, 20));
        assertThat(read(parts.renditions.find(small, 64, ANYBODY)).getWidth()).isEqualTo(30);
        Media webp = given(MediaFormat.WEBP, SampleMedia.webp());
        assertThat(read(parts.renditions.find(webp, 64, ANYBODY)).getWidth()).isEqualTo(1);
    }

    /** Exif's eight ways to lie; the green half tells how a picture stands. */
    @Test
    void picturesStandUpright() {
        // Where the green half has gone: left, right, top or bottom.
        String sides = "LRRLTTBB";
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] file = SampleMedia.jpegWithPlace(400, 200, orientation);
            BufferedImage scaled =
                    read(parts.renditions.find(given(MediaFormat.JPEG, copied(file)), 64, ANYBODY));
            boolean isLying = orientation > 4;
            int width = scaled.getWidth();
            int height = scaled.getHeight();
            assertThat(width).isEqualTo(64);
            assertThat(height).isEqualTo(isLying ? 128 : 32);
            int pixel =
                    switch (sides.charAt(orientation - 1)) {
                        case 'L' -> scaled.getRGB(5, height / 2);
                        case 'R' -> scaled.getRGB(width - 5, height / 2);
                        case 'T' -> scaled.getRGB(width / 2, 5);
                        default -> scaled.getRGB(width / 2, height - 5);
                    };
            assertThat(isGreen(pixel)).as("orientation %d", orientation).isTrue();
        }
    }

    private static byte[] copied(byte[] jpeg) {
        var out = new java.io.ByteArrayOutputStream();
        try {
            new SafeCopies(
                            1_000_000,
                            Path.of("target", "scratch"),
                            new DiskRoom(0, () -> 0),
                            new DecodeBudget(1 << 26))
                    .copy(MediaFormat.JPEG, new ByteArrayInputStream(jpeg), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void whatShinesThroughStaysClear() {
        var clear = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB);
        var out = new java.io.ByteArrayOutputStream();
        try {
            ImageIO.write(clear, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Rendition> made =
                parts.renditions.find(given(MediaFormat.PNG, out.toByteArray()), 64, ANYBODY);
        assertThat(made.orElseThrow().type()).isEqualTo("image/png");
        assertThat(read(made).getRGB(5, 5) >>> 24).isZero();
    }

    @Test
    void whatCannotBeDecodedIsRefused() {
        byte[] broken = SampleMedia.webp();
        java.util.Arrays.fill(broken, 20, broken.length, (byte) 0);
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> given(MediaFormat.WEBP, broken));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
    }

    @Test
    void manyWhoAskAtOnceGetTheSame() throws IOException {
        Media media = given(MediaFormat.PNG, SampleMedia.png(900, 900));
        List<Long> sizes =
                Concurrently.call(
                        8,
                        i ->
                                parts.renditions
                                        .find(media, 256, ANYBODY)
                                        .orElseThrow()
                                        .content()
                                        .bytes());
        assertThat(sizes).hasSize(8).containsOnly(sizes.getFirst());
        assertThat(kept()).hasSize(1);
    }

    @Test
    void picturesAreKeptWithinABound() throws IOException {
        open(6_000, "no-ffmpeg-here");
        for (int i = 0; i < 10; i++) {
            parts.renditions.find(
                    given(MediaFormat.JPEG, SampleMedia.jpeg(600, 600)), 512, ANYBODY);
        }
        long bytes = 0;
        for (Path file : kept()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isPositive().isLessThanOrEqualTo(6_000);
    }

    @Test
    void whereTheDiskIsNearlyFullOnlyTheNewestPictureIsKept() throws IOException {
        Media media = given(MediaFormat.JPEG, SampleMedia.jpeg(600, 300));
        parts.renditions.find(media, 64, ANYBODY);
        parts.renditions.find(media, 128, ANYBODY);
        assertThat(kept()).hasSize(2);
        free.set(999);
        assertThat(read(parts.renditions.find(media, 256, ANYBODY)).getWidth()).isEqualTo(256);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void picturesOutliveARestartAndLeftoversDoNot() throws IOException {
        Media media = given(MediaFormat.JPEG, SampleMedia.jpeg(600, 300));
        parts.renditions.find(media, 128, ANYBODY);
        Files.writeString(folder.resolve("scaled/new1.tmp"), "half");
        Files.delete(folder.resolve("media").resolve(media.key()));

        open(1 << 20, "no-ffmpeg-here");

        assertThat(kept()).hasSize(1);
        assertThat(read(parts.renditions.find(media, 128, ANYBODY)).getWidth()).isEqualTo(128);
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        Media media = given(MediaFormat.JPEG, SampleMedia.jpeg(600, 300));
        parts.renditions.find(media, 64, ANYBODY);
        parts.renditions.find(media, 256, ANYBODY);

        parts.renditions.forget(media.key());

        assertThat(kept()).isEmpty();
    }

    @Test
    void aVideoHasNoPosterWithoutFfmpeg() {
        Media video = given(MediaFormat.MP4, SampleMedia.mp4(100));
        assertThat(video.blurhash()).isNull();
        assertThat(parts.renditions.find(video, 64, ANYBODY)).isEmpty();
        assertThat(new Ffmpeg("no-ffmpeg-here", PATIENCE).description()).isEmpty();
    }

    private String program(String script) throws IOException {
        Path file = folder.resolve("ffmpeg-of-the-test");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    void aVideoHasThePosterThatFfmpegMakes() throws IOException {
        Path picture = folder.resolve("frame.jpg");
        Files.write(picture, SampleMedia.jpeg(64, 36));
        open(1 << 20, program("echo \"$@\" >> " + folder + "/called; cat " + picture));

        Media video = given(MediaFormat.MP4, SampleMedia.mp4(100));
        Optional<Rendition> poster = parts.renditions.find(video, 64, ANYBODY);

        assertThat(video.blurhash()).isNotNull();
        assertThat(poster.orElseThrow().type()).isEqualTo("image/jpeg");
        assertThat(read(poster).getHeight()).isEqualTo(36);
        assertThat(Files.readString(folder.resolve("called")))
                .contains("-protocol_whitelist file", "-f mov", video.key().substring(6));
    }

    @Test
    void picturesAreMadeWhilePostersTakeTheirTime() throws Exception {
        Path released = folder.resolve("released");
        open(1 << 20, program("while [ ! -e " + released + " ]; do sleep 0.05; done; exit 1"));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Media>> videos = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                videos.add(callers.submit(() -> given(MediaFormat.MP4, SampleMedia.mp4(100))));
            }
            Media picture = given(MediaFormat.JPEG, SampleMedia.jpeg(600, 300));
            assertThat(parts.renditions.find(picture, 128, ANYBODY)).isPresent();
            assertThat(videos).noneMatch(Future::isDone);
            Files.createFile(released);
            for (Future<Media> video : videos) {
                assertThat(video.get().blurhash()).isNull();
            }
        }
    }

    @Test
    void anFfmpegThatFailsOrHangsIsDoneWithout() throws IOException {
        open(1 << 20, program("echo no picture; exit 1"));
        assertThat(given(MediaFormat.WEBM, SampleMedia.webm()).blurhash()).isNull();

        var hanging = new Ffmpeg(program("exec sleep 600"), Duration.ofMillis(200));
        assertThat(hanging.picture(folder.toUri(), MediaFormat.MP4, 64, 1_000_000)).isEmpty();
    }

    /** A picture whose file is read to its beginning, and then only once the test says so. */
    private static final class Held implements Originals {
        private final byte[] file = SampleMedia.jpeg(600, 300);
        private final AtomicInteger opened = new AtomicInteger();
        final CountDownLatch isRead = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final CountDownLatch isInterrupted = new CountDownLatch(1);

        @Override
        public Original find(String key) {
            return new Original() {
                @Override
                public InputStream open() {
                    if (opened.incrementAndGet() == 2) {
                        isRead.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            isInterrupted.countDown();
                            Thread.currentThread().interrupt();
                        }
                    }
                    return new ByteArrayInputStream(file);
                }

                @Override
                public long bytes() {
                    return file.length;
                }
            };
        }

        @Override
        public Optional<URI> address(String key) {
            return Optional.empty();
        }

        Media media() {
            return new Media(
                    "posts/" + Samples.sessionId() + ".jpg",
                    Samples.userId(),
                    MediaFormat.JPEG.type(),
                    file.length,
                    600,
                    300,
                    null,
                    "blurred",
                    Samples.now(),
                    null,
                    Samples.now());
        }

        LocalRenditions renditions(Path folder, Duration mostWork) {
            return new LocalRenditions(
                    this,
                    new LocalRenditions.Settings(
                            folder.resolve("held"),
                            1 << 20,
                            new DiskRoom(0, () -> 0),
                            1_000_000,
                            new DecodeBudget(64 << 20),
                            100),
                    new Ffmpeg("no-ffmpeg-here", PATIENCE),
                    new LocalRenditions.Times(PATIENCE, mostWork));
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotMadeToItsEnd() throws Exception {
        var held = new Held();
        var isGone = new AtomicBoolean();
        try (var renditions = held.renditions(folder, PATIENCE);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Rendition>> asked =
                    callers.submit(
                            () ->
                                    renditions.find(
                                            held.media(),
                                            64,
                                            new Asker(Samples.userId(), isGone::get)));
            held.isRead.await();
            isGone.set(true);
            held.isInterrupted.await();
            assertThatThrownBy(asked::get).hasCauseInstanceOf(DomainException.class);
        }
        try (Stream<Path> files = Files.list(folder.resolve("held"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatSomebodyElseStillWaitsForIsMade() throws Exception {
        var held = new Held();
        Media media = held.media();
        var isGone = new AtomicBoolean();
        var waits = new CountDownLatch(1);
        try (var renditions = held.renditions(folder, PATIENCE);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Rendition>> first =
                    callers.submit(
                            () ->
                                    renditions.find(
                                            media, 64, new Asker(Samples.userId(), isGone::get)));
            held.isRead.await();
            Future<Optional<Rendition>> second =
                    callers.submit(
                            () ->
                                    renditions.find(
                                            media,
                                            64,
                                            new Asker(
                                                    Samples.userId(),
                                                    () -> {
                                                        waits.countDown();
                                                        return false;
                                                    })));
            waits.await();
            isGone.set(true);
            assertThatThrownBy(first::get).hasCauseInstanceOf(DomainException.class);
            held.goOn.countDown();
            assertThat(read(second.get()).getWidth()).isEqualTo(64);
        }
        assertThat(held.isInterrupted.getCount()).isEqualTo(1);
    }

    @Test
    void whatTakesTooLongIsTriedOnceForAllWidthsAndViewers() {
        var held = new Held();
        held.goOn.countDown();
        Media media = held.media();
        try (var renditions = held.renditions(folder, Duration.ofNanos(-1))) {
            assertThat(renditions.find(media, 64, ANYBODY)).isEmpty();
            int opened = held.opened.get();
            for (int width : LocalRenditions.WIDTHS) {
                assertThat(renditions.find(media, width, ANYBODY)).isEmpty();
            }
            assertThat(held.opened.get()).isEqualTo(opened).isPositive();
        }
    }

    @Test
    void whatTakesTooLongIsRefusedWhenItComesIn() {
        var held = new Held();
        held.goOn.countDown();
        try (var renditions = held.renditions(folder, Duration.ofNanos(-1))) {
            DomainException refusal =
                    catchThrowableOfType(
                            DomainException.class,
                            () -> renditions.blurhash("key", MediaFormat.JPEG, ANYBODY));
            assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
        }
    }
}
