package plaza.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import plaza.app.batch.Progress;

/** Progress as lines, at most one per second and one at the end: for logs and pipes. */
final class PlainProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Clock clock;

    PlainProgress(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Step begin(String name, long total) {
        return new Lines(name, total, clock.instant());
    }

    @Override
    public void note(String line) {
        out.println(line);
        out.flush();
    }

    private final class Lines implements Step {
        private final String name;
        private final long total;
        private final Instant start;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong shown;

        Lines(String name, long total, Instant start) {
            this.name = name;
            this.total = total;
            this.start = start;
            this.shown = new AtomicLong(start.toEpochMilli());
        }

        @Override
        public void advance(long by) {
            long count = done.addAndGet(by);
            long last = shown.get();
            long now = clock.millis();
            if (now - last >= PAUSE.toMillis() && shown.compareAndSet(last, now)) {
                String share = total > 0 ? " of " + total : "";
                note("%s: %d%s".formatted(name, count, share));
            }
        }

        @Override
        public void close() {
            double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
            note(String.format(Locale.ROOT, "%s: %d in %.1f s", name, done.get(), seconds));
        }
    }
}
