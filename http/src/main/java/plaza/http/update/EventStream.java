package plaza.http.update;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import plaza.core.update.Bye;
import plaza.core.update.Signal;
import plaza.core.update.Update;
import plaza.core.update.UpdateConnection;
import plaza.core.update.UpdateSettings;

/**
 * Sends what a connection has as server-sent events (HTML, section 9.2), on the request's own
 * virtual thread, which waits for news and for the client. A client that takes nothing makes the
 * write end by the connector's time-out.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** How long a client waits before it connects again. */
    private static final String RETRY = "retry: 2000\n\n";

    /** A comment, which clients skip. */
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final UpdateSettings settings;

    EventStream(UpdateSettings settings) {
        this.settings = settings;
    }

    /** Answers without events, as to a HEAD. */
    void begin(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // For proxies that would gather events to send many at a time.
        response.setHeader("X-Accel-Buffering", "no");
    }

    void send(UpdateConnection connection, HttpServletResponse response) throws IOException {
        begin(response);
        // Who is told goodbye sees the end at once.
        response.setHeader("Connection", "close");
        OutputStream out = response.getOutputStream();
        out.write(RETRY.getBytes(StandardCharsets.US_ASCII));
        try {
            while (true) {
                List<Signal> signals = connection.next(settings.heartbeat());
                write(signals, out);
                out.flush();
                if (!signals.isEmpty() && signals.getLast() instanceof Signal.Ended) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The reader of a stream went away, or took nothing", e);
        }
    }

    private static void write(List<Signal> signals, OutputStream out) throws IOException {
        if (signals.isEmpty()) {
            out.write(HEARTBEAT);
            return;
        }
        var text = new StringBuilder();
        for (Signal signal : signals) {
            switch (signal) {
                case Signal.Ready(String id) -> event(text, "ready", id, "{}");
                case Signal.Reset(String id) -> event(text, "reset", id, "{}");
                case Signal.Happened(String id, Update update) ->
                        event(text, update.topic().label(), id, update.payload().json());
                case Signal.Latest(Update update) ->
                        event(text, update.topic().label(), "", update.payload().json());
                case Signal.Ended(Bye reason) -> event(text, "bye", "", UpdateText.data(reason));
                case Signal.Reply _ -> {
                    // A client of a stream cannot ask.
                }
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without an id the client keeps the one before. */
    private static void event(StringBuilder text, String name, String id, String data) {
        text.append("event: ").append(name).append('\n');
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("data: ").append(data).append("\n\n");
    }
}
