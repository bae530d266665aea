package plaza.core.live;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.Projection;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;
import plaza.core.live.StreamEvent.StreamChanged;
import plaza.core.live.StreamEvent.StreamEnded;
import plaza.core.live.StreamEvent.StreamStarted;
import plaza.core.live.StreamUpdate.StreamChange;
import plaza.core.live.StreamUpdate.StreamDeletion;
import plaza.core.live.StreamUpdate.StreamEnd;
import plaza.core.live.StreamUpdate.StreamGift;
import plaza.core.live.StreamUpdate.StreamMessage;
import plaza.core.live.StreamUpdate.StreamStart;

/** Tells those who watch a stream what is said and given there, and that it begins and ends. */
public final class StreamAnnouncer implements Projection {
    private final StreamStore streams;
    private final MessageStore messages;
    private final ViewerCounter viewers;
    private final StreamNews news;
    private final Clock clock;

    public StreamAnnouncer(
            StreamStore streams,
            MessageStore messages,
            ViewerCounter viewers,
            StreamNews news,
            Clock clock) {
        this.streams = streams;
        this.messages = messages;
        this.viewers = viewers;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<StreamId> concerned = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            StreamId stream = stream(entry.event());
            if (stream != null) {
                concerned.add(stream);
            }
        }
        if (concerned.isEmpty()) {
            return;
        }
        Map<StreamId, LiveStream> found = streams.findAll(concerned);
        Map<MessageId, Message> said = said(entries, found);
        for (JournalEntry entry : entries) {
            StreamId id = stream(entry.event());
            LiveStream stream = id == null ? null : found.get(id);
            if (stream != null) {
                tell(entry, stream, said);
            }
        }
    }

    /** The chat of a stream has its id; most chats are of none. */
    private static @Nullable StreamId stream(Event event) {
        return switch (event) {
            case StreamStarted e -> e.stream();
            case StreamChanged e -> e.stream();
            case StreamEnded e -> e.stream();
            case MessageSent e -> of(e.chat());
            case MessageDeleted e -> of(e.chat());
            case MoneyMoved e -> e.gift() == null ? null : e.gift().stream();
            default -> null;
        };
    }

    private static StreamId of(ChatId chat) {
        return new StreamId(chat.value());
    }

    private Map<MessageId, Message> said(
            List<JournalEntry> entries, Map<StreamId, LiveStream> found) {
        Set<MessageId> ids = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof MessageSent(var chat, var message, var _, var _)
                    && found.containsKey(of(chat))) {
                ids.add(message);
            }
        }
        return ids.isEmpty() ? new HashMap<>() : messages.findAll(ids, clock.instant());
    }

    private void tell(JournalEntry entry, LiveStream stream, Map<MessageId, Message> said) {
        JournalPosition position = entry.position();
        switch (entry.event()) {
            case StreamStarted(var id, var host, var at) ->
                    news.tell(stream, new StreamStart(id, host, position, at));
            case StreamChanged(var id, var host, var person, var at) ->
                    news.tell(stream, new StreamChange(id, host, person, position, at));
            case StreamEnded(var id, var host, var at) -> {
                news.tell(stream, new StreamEnd(id, host, position, at));
                viewers.forget(id);
            }
            case MessageSent(var _, var id, var _, var _) -> {
                Message message = said.get(id);
                if (message != null) {
                    said(stream, message);
                }
            }
            case MessageDeleted(var _, var id, var sender, var at) ->
                    news.tell(stream, new StreamDeletion(stream.id(), id, sender, at));
            case MoneyMoved moved -> given(stream, moved);
            default -> {
                // Not of streams.
            }
        }
    }

    private void said(LiveStream stream, Message message) {
        String content = message.content();
        if (content != null) {
            news.tell(
                    stream,
                    new StreamMessage(
                            stream.id(),
                            message.id(),
                            message.number(),
                            message.sender(),
                            content,
                            message.at()));
        }
    }

    private void given(LiveStream stream, MoneyMoved moved) {
        Given gift = moved.gift();
        UserId sender = moved.sender();
        if (gift != null && sender != null && moved.status() == TransactionStatus.COMPLETED) {
            news.tell(
                    stream,
                    new StreamGift(
                            stream.id(),
                            moved.transaction(),
                            sender,
                            gift.gift(),
                            gift.quantity(),
                            moved.at()));
        }
    }
}
