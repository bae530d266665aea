package plaza.http.update;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import plaza.core.DomainException;
import plaza.core.subscription.Bye;
import plaza.core.subscription.Signal;
import plaza.core.subscription.UpdateConnection;

/**
 * A WebSocket. A virtual thread sends, one message after the other, and waits for the client as
 * long as the container's time-out for sending (20 s) lets it; the container calls the methods here
 * with what the client sends.
 */
final class SocketConnection implements WebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

    /** Of one message of a client. */
    static final int MAX_CHARACTERS = 64 * 1024;

    /** Messages of a client in one second. */
    static final int MAX_PER_SECOND = 50;

    /** Heartbeats that a client may leave unanswered. */
    private static final int MISSED_HEARTBEATS = 2;

    private final UpdateConnection connection;
    private final SocketMessages messages;
    private final Duration heartbeat;
    private final StringBuilder incoming = new StringBuilder();
    private long second;
    private int inThatSecond;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable Thread sender;

    SocketConnection(UpdateConnection connection, SocketMessages messages, Duration heartbeat) {
        this.connection = connection;
        this.messages = messages;
        this.heartbeat = heartbeat;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        sender = Thread.ofVirtual().name("socket").start(() -> send(session));
    }

    private void send(WebSocketSession session) {
        try {
            while (true) {
                List<Signal> signals = connection.next(heartbeat);
                if (signals.isEmpty()) {
                    ping(session);
                }
                for (Signal signal : signals) {
                    session.sendMessage(new TextMessage(UpdateText.of(signal)));
                    if (signal instanceof Signal.Ended(Bye reason)) {
                        session.close(status(reason));
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            // The container throws the latter when the socket was closed meanwhile.
            LOG.debug("The reader of a WebSocket went away, or took nothing", e);
        } catch (RuntimeException e) {
            LOG.error("Sending to a WebSocket failed", e);
        } finally {
            connection.close();
            close(session);
        }
    }

    private void ping(WebSocketSession session) throws IOException {
        if (unanswered.getAndIncrement() >= MISSED_HEARTBEATS) {
            connection.end(Bye.SILENT);
        } else {
            session.sendMessage(new PingMessage());
        }
    }

    private static CloseStatus status(Bye reason) {
        return switch (reason) {
            case STOPPING -> CloseStatus.GOING_AWAY;
            case TOO_LARGE -> CloseStatus.TOO_BIG_TO_PROCESS;
            case SLOW, SESSION_ENDED, TOO_MANY_MESSAGES, SILENT ->
                    CloseStatus.POLICY_VIOLATION.withReason(reason.label());
        };
    }

    private static void close(WebSocketSession session) {
        try {
            session.close(CloseStatus.SERVER_ERROR);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A WebSocket was closed already", e);
        }
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        unanswered.set(0);
        switch (message) {
            case TextMessage text -> receive(text);
            case PongMessage _ -> LOG.trace("A WebSocket lives");
            default -> {
                if (mayGoOn()) {
                    connection.reply(
                            messages.error(
                                    DomainException.invalid(
                                            "message", "must be text, which holds JSON")));
                }
            }
        }
    }

    private void receive(TextMessage part) {
        if (incoming.length() + part.getPayloadLength() > MAX_CHARACTERS) {
            incoming.setLength(0);
            connection.end(Bye.TOO_LARGE);
            return;
        }
        incoming.append(part.getPayload());
        if (part.isLast() && mayGoOn()) {
            String text = incoming.toString();
            incoming.setLength(0);
            incoming.trimToSize();
            connection.reply(messages.handle(connection, text));
        }
    }

    /** Counts a message; ends the connection when there were too many in this second. */
    private boolean mayGoOn() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        inThatSecond = now == second ? inThatSecond + 1 : 1;
        second = now;
        if (inThatSecond > MAX_PER_SECOND) {
            connection.end(Bye.TOO_MANY_MESSAGES);
            return false;
        }
        return true;
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        LOG.debug("A WebSocket failed", exception);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) {
        connection.close();
        Thread sending = sender;
        if (sending != null && sending != Thread.currentThread()) {
            sending.interrupt();
        }
    }

    /** So that the container needs small buffers only, and long messages are put together here. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }
}
