package plaza.http.update;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.subscription.Bye;
import plaza.core.subscription.Signal;
import plaza.core.subscription.UpdateConnection;
import plaza.core.update.Update;

/**
 * Sends what a connection has as server-sent events (HTML, section 9.2), on a virtual thread, which
 * waits for news and for the client. It takes the connection over from the request, whose buffers
 * are ten times what it needs itself. A client that takes nothing is cut off after 20 s. Tomcat
 * makes it, hence no collaborators in its constructor.
 */
public final class EventStream implements InternalHttpUpgradeHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final long WRITE_TIMEOUT_MILLIS = 20_000;

    /** How long a client waits before it connects again. */
    private static final String RETRY = "retry: 2000\n\n";

    /** A comment, which clients skip. */
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    /** What a client may send behind its request: nothing that is answered. */
    private static final int SKIPPED = 4_096;

    private @Nullable UpdateConnection connection;
    private Duration heartbeat = Duration.ZERO;
    private @Nullable SocketWrapperBase<?> socket;
    private int skipped;
    private volatile @Nullable Thread sender;

    void sends(UpdateConnection updates, Duration tried) {
        this.connection = updates;
        this.heartbeat = tried;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection unused) {
        SocketWrapperBase<?> out = socket;
        UpdateConnection updates = connection;
        if (out == null || updates == null) {
            throw new IllegalStateException("a stream is opened by a request");
        }
        out.setWriteTimeout(WRITE_TIMEOUT_MILLIS);
        sender = Thread.ofVirtual().name("stream").start(() -> send(updates, out));
    }

    private void send(UpdateConnection updates, SocketWrapperBase<?> out) {
        try (updates) {
            write(RETRY.getBytes(StandardCharsets.US_ASCII), out);
            while (true) {
                List<Signal> signals = updates.next(heartbeat);
                write(signals.isEmpty() ? HEARTBEAT : text(signals), out);
                if (!signals.isEmpty() && signals.getLast() instanceof Signal.Ended) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The reader of a stream went away, or took nothing", e);
        } catch (RuntimeException e) {
            LOG.error("Sending to a stream failed", e);
        } finally {
            out.close();
        }
    }

    private static void write(byte[] bytes, SocketWrapperBase<?> out) throws IOException {
        out.write(true, bytes, 0, bytes.length);
        out.flush(true);
    }

    private static byte[] text(List<Signal> signals) {
        var text = new StringBuilder();
        for (Signal signal : signals) {
            switch (signal) {
                case Signal.Ready(String id) -> event(text, "ready", id, "{}");
                case Signal.Reset(String id) -> event(text, "reset", id, "{}");
                case Signal.Happened(String id, Update update) ->
                        event(text, update.topic().label(), id, UpdateJson.of(update).toString());
                case Signal.Latest(Update update) ->
                        event(text, update.topic().label(), "", UpdateJson.of(update).toString());
                case Signal.Ended(Bye reason) -> event(text, "bye", "", UpdateText.data(reason));
                case Signal.Reply _ -> {
                    // A client of a stream cannot ask.
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Without an id the client keeps the one before. */
    private static void event(StringBuilder text, String name, String id, String data) {
        text.append("event: ").append(name).append('\n');
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("data: ").append(data).append("\n\n");
    }

    /** The client sent something, or is gone, which frees its place at once. */
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return event == SocketEvent.OPEN_READ && isThere()
                ? SocketState.UPGRADED
                : SocketState.CLOSED;
    }

    private boolean isThere() {
        SocketWrapperBase<?> in = socket;
        if (in == null) {
            return false;
        }
        byte[] bytes = new byte[SKIPPED];
        try {
            int count = in.read(false, bytes, 0, bytes.length);
            while (count > 0 && skipped < SKIPPED) {
                skipped += count;
                count = in.read(false, bytes, 0, bytes.length);
            }
            return count == 0;
        } catch (IOException e) {
            LOG.debug("The reader of a stream went away", e);
            return false;
        }
    }

    @Override
    public void destroy() {
        Thread sending = sender;
        if (sending != null && sending != Thread.currentThread()) {
            sending.interrupt();
        }
        UpdateConnection updates = connection;
        if (updates != null) {
            updates.close();
        }
    }

    @Override
    public void timeoutAsync(long now) {
        // Nothing here is asynchronous.
    }

    @Override
    public void setSslSupport(SSLSupport sslSupport) {
        // Nothing depends on it.
    }

    @Override
    public void pause() {
        // The server says goodbye when it stops.
    }
}
