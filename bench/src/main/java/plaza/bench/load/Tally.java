package plaza.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts one operation over one or more slices: answers, errors, bytes, latencies. Thread-safe. */
public final class Tally {
    /** Latencies are kept in microseconds with three significant digits. */
    private static final int DIGITS = 3;

    private final Operation operation;
    private final ErrorLog errorLog;
    private final LongAdder answers = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder nonEmpty = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Histogram latencies = new ConcurrentHistogram(DIGITS);

    public Tally(Operation operation, ErrorLog errorLog) {
        this.operation = operation;
        this.errorLog = errorLog;
    }

    /** Counts a reply; any status that is not a success is an error, and errors are not answers. */
    public void add(Reply reply, long latencyNanos) {
        if (!reply.ok()) {
            fail("%s answered %d: %s".formatted(operation, reply.status(), reply.text()));
            return;
        }
        answers.increment();
        bytes.add(reply.length());
        latencies.recordValue(Math.max(0, latencyNanos) / 1000);
        if (reply.nonEmpty()) {
            nonEmpty.increment();
        }
    }

    public void fail(String text) {
        errors.increment();
        errorLog.add(text);
    }

    /** Adds to the time over which {@link #perSecond} is counted. */
    public void lasted(Duration duration) {
        nanos.add(duration.toNanos());
    }

    public Operation operation() {
        return operation;
    }

    public long answers() {
        return answers.sum();
    }

    public long errors() {
        return errors.sum();
    }

    public double perSecond() {
        return nanos.sum() == 0 ? 0 : answers.sum() * 1e9 / nanos.sum();
    }

    /** The share of answers that held what they were to hold, from 0 to 1. */
    public double nonEmptyShare() {
        return answers.sum() == 0 ? 0 : (double) nonEmpty.sum() / answers.sum();
    }

    public double meanBytes() {
        return answers.sum() == 0 ? 0 : (double) bytes.sum() / answers.sum();
    }

    /** Of the answers in milliseconds. */
    public double percentileMs(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }
}
