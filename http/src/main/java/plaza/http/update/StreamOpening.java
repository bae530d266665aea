package plaza.http.update;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateConnection;
import plaza.core.subscription.Watched;

/** Turns requests into event streams. */
final class StreamOpening {
    private final LiveUpdates live;

    StreamOpening(LiveUpdates live) {
        this.live = live;
    }

    /** Answers without events, as to a HEAD. */
    void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // For proxies that would gather events to send many at a time.
        response.setHeader("X-Accel-Buffering", "no");
    }

    /**
     * Answers the header, and has the request end with it: what is left is the connection, for an
     * {@link EventStream}, and no buffer of the request is kept. The update connection is closed
     * with it, or when it cannot be opened.
     */
    void open(
            UpdateConnection connection,
            List<Watched> watched,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        boolean opened = false;
        try {
            live.watch(connection, watched);
            EventStream stream = request.upgrade(EventStream.class);
            stream.sends(connection, live.settings().heartbeat());
            response.setStatus(HttpServletResponse.SC_OK);
            describe(response);
            // The body has no length, and ends with the connection.
            response.setHeader("Connection", "close");
            response.flushBuffer();
            opened = true;
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }
}
