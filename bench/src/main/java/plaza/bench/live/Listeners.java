package plaza.bench.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;
import plaza.bench.load.Person;

/** Connections that listen to the home feeds of people. For one thread. */
public final class Listeners implements AutoCloseable {
    /** Opened at a time. */
    private static final int WAVE = 50;

    private static final long PATIENCE_MILLIS = 30_000;
    private static final int THREADS = 4;

    private final URI server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
    private final List<Arrivals> all = new ArrayList<>();
    private volatile boolean closing;

    public Listeners(URI server) {
        this.server = server;
    }

    /** Opens a stream of server-sent events for each; returns when all of them stand. */
    public void openStreams(List<Person> people) {
        open(people, this::stream);
    }

    /** Opens a WebSocket for each. */
    public void openSockets(List<Person> people) {
        open(people, this::socket);
    }

    private interface Opening {
        void open(Person person, Arrivals arrivals);
    }

    private void open(List<Person> people, Opening opening) {
        for (int from = 0; from < people.size(); from += WAVE) {
            List<Arrivals> wave = new ArrayList<>();
            for (Person person : people.subList(from, Math.min(people.size(), from + WAVE))) {
                var arrivals = new Arrivals();
                opening.open(person, arrivals);
                wave.add(arrivals);
            }
            for (Arrivals each : wave) {
                awaitReady(each);
            }
            all.addAll(wave);
        }
    }

    private static void awaitReady(Arrivals arrivals) {
        try {
            if (!arrivals.awaitReady(PATIENCE_MILLIS)) {
                throw new BenchFailure("A listener could not connect: " + arrivals.trouble());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted", e);
        }
    }

    private void stream(Person person, Arrivals arrivals) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/api/stream?topics=feed"))
                        .header("Authorization", person.authorization())
                        .build();
        CompletableFuture<?> answer =
                client.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(arrivals)));
        var _ = answer.whenComplete((_, failure) -> ended(arrivals, failure));
    }

    private void socket(Person person, Arrivals arrivals) {
        var _ =
                client.newWebSocketBuilder()
                        .header("Authorization", person.authorization())
                        .buildAsync(
                                URI.create("ws://" + server.getAuthority() + "/api/ws?topics=feed"),
                                new Messages(arrivals))
                        .whenComplete(
                                (_, failure) -> {
                                    if (failure != null) {
                                        ended(arrivals, failure);
                                    }
                                });
    }

    private void ended(Arrivals arrivals, @Nullable Throwable failure) {
        if (!closing) {
            arrivals.trouble(failure == null ? "the connection ended" : failure.toString());
        }
    }

    /** The lines of an event stream. */
    private final class Lines implements Flow.Subscriber<String> {
        private final Arrivals arrivals;
        private String event = "";

        Lines(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                switch (event) {
                    case "ready" -> arrivals.ready();
                    case "feed" -> arrivals.heard(line);
                    default -> arrivals.trouble(event + " " + line);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended(arrivals, failure);
        }

        @Override
        public void onComplete() {
            ended(arrivals, null);
        }
    }

    /** The messages of a WebSocket. */
    private final class Messages implements WebSocket.Listener {
        private final Arrivals arrivals;
        private final StringBuilder message = new StringBuilder();

        Messages(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String text = message.toString();
                message.setLength(0);
                if (text.startsWith("{\"type\":\"ready\"")) {
                    arrivals.ready();
                } else if (text.startsWith("{\"type\":\"event\"")) {
                    arrivals.heard(text);
                } else {
                    arrivals.trouble(text);
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended(arrivals, null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            ended(arrivals, failure);
        }
    }

    /** What each of them hears, in the order in which they were opened. */
    public List<Arrivals> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        closing = true;
        client.shutdownNow();
        threads.shutdownNow();
    }
}
