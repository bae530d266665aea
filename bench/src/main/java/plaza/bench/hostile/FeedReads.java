package plaza.bench.hostile;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.OpenLoop;
import plaza.bench.load.Person;

/** How long people wait for their home feeds, counted from when they asked. */
final class FeedReads {
    private static final int CONNECTIONS = 16;
    private static final int DIGITS = 3;

    private final URI server;
    private final List<Person> people;
    private final double perSecond;

    FeedReads(URI server, List<Person> people, double perSecond) {
        this.server = server;
        this.people = List.copyOf(people);
        this.perSecond = perSecond;
    }

    /**
     * What was measured.
     *
     * @param micros latencies
     * @param firstError the text of one, or empty
     */
    record Reads(Histogram micros, long errors, String firstError) {
        double p50() {
            return micros.getValueAtPercentile(50) / 1000.0;
        }

        double p99() {
            return micros.getValueAtPercentile(99) / 1000.0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d reads, p50 %.1f ms, p99 %.1f ms, %d errors%s",
                    micros.getTotalCount(),
                    p50(),
                    p99(),
                    errors,
                    firstError.isEmpty() ? "" : " (" + firstError + ")");
        }
    }

    Reads measure(Duration time, long seed) {
        Histogram latencies = new ConcurrentHistogram(DIGITS);
        var errors = new ErrorLog();
        new OpenLoop(server, CONNECTIONS, errors)
                .run(
                        perSecond,
                        time,
                        seed,
                        (connection, random, due) -> {
                            Person reader = people.get(random.nextInt(people.size()));
                            var reply = connection.get("/api/feed", reader.authorization());
                            if (reply.ok()) {
                                latencies.recordValue((System.nanoTime() - due) / 1000);
                            } else {
                                errors.add(reply.status() + " " + reply.text());
                            }
                        });
        return new Reads(latencies, errors.count(), errors.first().orElse(""));
    }
}
