package plaza.bench.report;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a long step is, on the error stream. Thread-safe. */
public sealed interface Progress extends AutoCloseable {
    void advance(long steps);

    @Override
    void close();

    /** A bar on a terminal, else a line at the beginning and one at the end. */
    static Progress begin(String what, long total, PrintStream out) {
        // Without a terminal there may be no console at all, depending on the JDK.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new Bar(what, total)
                : new Lines(what, total, out);
    }

    /** A bar that redraws itself. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        private Bar(String what, long total) {
            this.bar =
                    new ProgressBarBuilder()
                            .setTaskName(what)
                            .setInitialMax(total)
                            .setStyle(ProgressBarStyle.ASCII)
                            .build();
        }

        @Override
        public void advance(long steps) {
            bar.stepBy(steps);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Lines for logs and pipes. */
    final class Lines implements Progress {
        private final String what;
        private final PrintStream out;
        private final AtomicLong done = new AtomicLong();
        private final long started = System.nanoTime();

        private Lines(String what, long total, PrintStream out) {
            this.what = what;
            this.out = out;
            out.printf("%s: %,d …%n", what, total);
        }

        @Override
        public void advance(long steps) {
            done.addAndGet(steps);
        }

        @Override
        public void close() {
            out.printf(
                    "%s: %,d in %.1f s%n", what, done.get(), (System.nanoTime() - started) / 1e9);
        }
    }
}
