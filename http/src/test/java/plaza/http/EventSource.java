package plaza.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events, as a browser does. */
final class EventSource implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An event; id and name are empty where there is none. */
    record Event(String name, String id, String data) {}

    final HttpResponse<InputStream> response;
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventSource(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static EventSource open(HttpRequest request) {
        try {
            var source = new EventSource(CLIENT.send(request, BodyHandlers.ofInputStream()));
            Thread.startVirtualThread(source::read);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String name = "";
        String id = "";
        String data = "";
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, data));
                    }
                    name = "";
                    id = "";
                    data = "";
                } else if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException e) {
            comments.add("broken: " + e.getMessage());
        } finally {
            ended = true;
        }
    }

    boolean ended() {
        return ended;
    }

    int status() {
        return response.statusCode();
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** The last id that came; what a browser would send. */
    String lastId() {
        return events.stream()
                .map(Event::id)
                .filter(id -> !id.isEmpty())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
