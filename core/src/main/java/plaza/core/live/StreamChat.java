package plaza.core.live;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.Validation;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.chat.ChatRules;
import plaza.core.chat.ChatViews;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.chat.MessageType;
import plaza.core.chat.MessageView;
import plaza.core.chat.MessageWrites;
import plaza.core.chat.Window;
import plaza.core.event.Journal;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.limit.RateLimiter;

/**
 * The chat of a stream: a room without members, in which everybody is who may see the stream. While
 * it is live they may say something, and read it later too.
 */
public final class StreamChat {
    private final MessageStore messages;
    private final MessageWrites writes;
    private final ChatViews views;
    private final StreamAccessPolicy gate;
    private final ViewerContexts audience;
    private final RateLimiter limiter;
    private final Terms terms;

    /** When, and where it is written down. */
    public record Terms(Journal journal, Clock clock) {}

    public StreamChat(
            MessageStore messages,
            MessageWrites writes,
            ChatViews views,
            StreamAccessPolicy gate,
            ViewerContexts audience,
            RateLimiter limiter,
            Terms terms) {
        this.messages = messages;
        this.writes = writes;
        this.views = views;
        this.gate = gate;
        this.audience = audience;
        this.limiter = limiter;
        this.terms = terms;
    }

    /**
     * Says something. With a client id that was sent before nothing changes, and what was said then
     * is answered.
     *
     * @throws DomainException CONFLICT where the stream is not live, FORBIDDEN for who is silenced,
     *     RATE_LIMITED in slow mode
     */
    public MessageView say(UserId sender, StreamId id, String clientId, String text) {
        check(clientId, text);
        LiveStream stream = gate.requireLive(sender, id);
        if (stream.has(StreamPart.SILENCED, sender)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "The host has taken the word from you.");
        }
        ChatId chat = StreamWrites.chat(id);
        MessageId message = MessageId.of(chat, sender, clientId);
        if (!writes.isThere(message)) {
            slowDown(stream, sender);
            var said =
                    new Message(
                            message,
                            chat,
                            0,
                            sender,
                            null,
                            MessageType.TEXT,
                            text,
                            terms.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                            null,
                            null);
            terms.journal()
                    .commit(
                            new MessageSent(chat, message, sender, said.at()),
                            () -> writes.send(said, Long.MAX_VALUE));
        }
        return views.messages(audience.of(sender), List.of(require(chat, message)), List.of())
                .getFirst();
    }

    private static void check(String clientId, String text) {
        var validation = new Validation();
        validation.check(
                ChatRules.isClientId(clientId),
                "clientId",
                "must be 1 to 64 ASCII characters without spaces");
        validation.text("text", text, 1, StreamRules.MAX_MESSAGE);
        validation.orThrow();
    }

    private void slowDown(LiveStream stream, UserId sender) {
        if (stream.details().slow().isPositive() && !stream.isKeptBy(sender)) {
            RateLimiter.Decision decision =
                    limiter.acquire(
                            "stream:" + stream.id() + ":" + sender,
                            new RateLimiter.Limit(1, stream.details().slow()));
            if (!decision.allowed()) {
                throw DomainException.tooMany(
                        "This chat is in slow mode: one message in %d s."
                                .formatted(stream.details().slow().toSeconds()),
                        decision.reset());
            }
        }
    }

    private Message require(ChatId chat, MessageId id) {
        Message found = messages.findAll(List.of(id), terms.clock().instant()).get(id);
        if (found == null || !found.chat().equals(chat)) {
            throw DomainException.notFound("message");
        }
        return found;
    }

    /** What was said, latest first, but by people who are blocked. */
    public Page<MessageView> list(UserId viewer, StreamId id, PageRequest page) {
        gate.require(viewer, id);
        ViewerContext sight = audience.of(viewer);
        var all = new Window(StreamWrites.chat(id), 0, Long.MAX_VALUE);
        return FilteredPages.page(
                page,
                request -> messages.list(all, request, terms.clock().instant()),
                Message::id,
                some ->
                        views.messages(
                                sight,
                                some.stream()
                                        .filter(message -> ChatViews.isHeard(sight, message))
                                        .toList(),
                                List.of()),
                view -> view.message().id());
    }

    /**
     * Takes something back: one's own words, or, for the host and the moderators, anybody's.
     *
     * @throws DomainException FORBIDDEN for others
     */
    public void delete(UserId viewer, StreamId id, MessageId message) {
        LiveStream stream = gate.require(viewer, id).stream();
        ChatId chat = StreamWrites.chat(id);
        Message found = require(chat, message);
        if (!stream.isKeptBy(viewer) && !ChatViews.isHeard(audience.of(viewer), found)) {
            throw DomainException.notFound("message");
        }
        if (!found.sender().equals(viewer) && !stream.isKeptBy(viewer)) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN, "The sender, the host and the moderators may do this.");
        }
        terms.journal()
                .commit(
                        new MessageDeleted(
                                chat,
                                message,
                                found.sender(),
                                terms.clock().instant().truncatedTo(ChronoUnit.MILLIS)),
                        () -> writes.delete(message));
    }
}
