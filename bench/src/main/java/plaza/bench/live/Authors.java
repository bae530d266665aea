package plaza.bench.live;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plaza.bench.BenchFailure;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.Person;
import plaza.bench.load.Reply;

/** Writes posts at a steady rate, whatever the server does, by one author after the other. */
public final class Authors {
    private static final int CONNECTIONS = 16;
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    private final URI server;
    private final List<Person> people;

    /**
     * A post that was made.
     *
     * @param author the number of its author
     * @param begun when the request was sent, of {@link System#nanoTime}
     * @param answered when its answer came
     */
    public record Posted(String id, int author, long begun, long answered) {}

    public Authors(URI server, List<Person> people) {
        this.server = server;
        this.people = List.copyOf(people);
    }

    /** Returns when every post has its answer. */
    public List<Posted> post(int perSecond, Duration duration) {
        BlockingQueue<ApiConnection> free = new LinkedBlockingQueue<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            free.add(new ApiConnection(server));
        }
        var posted = new ConcurrentLinkedQueue<Posted>();
        var failures = new ConcurrentLinkedQueue<String>();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long count = duration.toSeconds() * perSecond;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (long i = 0; i < count; i++) {
                for (long due = start + i * interval; System.nanoTime() < due; ) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int author = (int) (i % people.size());
                var _ = threads.submit(() -> post(author, free, posted, failures));
            }
        }
        free.forEach(ApiConnection::close);
        if (!failures.isEmpty()) {
            throw new BenchFailure(
                    "%d posts failed: %s".formatted(failures.size(), failures.peek()));
        }
        return new ArrayList<>(posted);
    }

    private void post(
            int author,
            BlockingQueue<ApiConnection> free,
            ConcurrentLinkedQueue<Posted> posted,
            ConcurrentLinkedQueue<String> failures) {
        try {
            ApiConnection connection = free.take();
            try {
                long begun = System.nanoTime();
                Reply reply =
                        connection.post(
                                "/api/posts",
                                people.get(author).authorization(),
                                "{\"text\":\"live " + begun + "\"}");
                long answered = System.nanoTime();
                String text = reply.text();
                int at = text.indexOf(ID);
                if (!reply.ok() || at < 0) {
                    failures.add(reply.status() + " " + text);
                } else {
                    int from = at + ID.length();
                    posted.add(
                            new Posted(
                                    text.substring(from, from + ID_LENGTH),
                                    author,
                                    begun,
                                    answered));
                }
            } finally {
                free.add(connection);
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
