package plaza.app.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import plaza.app.batch.Progress;

/**
 * Progress as a bar, on a terminal. How wide that is has to be given: who asks the library for it
 * has the terminal opened by JLine, which takes Ctrl-C from the JVM, and everything would end
 * without being closed.
 */
final class BarProgress implements Progress {
    private static final int REFRESH_MILLIS = 100;

    private final PrintStream terminal;
    private final int columns;

    /**
     * @param columns of the terminal
     */
    BarProgress(PrintStream terminal, int columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public Step begin(String name, long total) {
        ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal, columns - 1))
                        .showSpeed()
                        .build();
        return new Bar(bar);
    }

    @Override
    public void note(String line) {
        // Over the bar's line, which is drawn again below.
        terminal.print("\r\u001b[2K" + line + "\n");
        terminal.flush();
    }

    private record Bar(ProgressBar bar) implements Step {
        @Override
        public void advance(long by) {
            bar.stepBy(by);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
