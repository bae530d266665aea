package plaza.core.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.ViewerContext;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.update.UpdateFilter;

/**
 * Keeps what blocked people say, and what is done to them, from being told, and what is told late
 * from outliving itself: a message that was deleted or has disappeared by then, and typing that is
 * over.
 */
public final class ChatUpdateFilter implements UpdateFilter<TalkUpdate> {
    /** What is told within this time of its making is told before anybody can take it back. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final MessageStore messages;
    private final Clock clock;

    public ChatUpdateFilter(MessageStore messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Class<TalkUpdate> type() {
        return TalkUpdate.class;
    }

    @Override
    public List<TalkUpdate> visible(ViewerContext sight, List<TalkUpdate> updates) {
        Instant now = clock.instant();
        List<TalkUpdate> told = new ArrayList<>();
        Map<TalkUpdate, MessageId> late = new LinkedHashMap<>();
        for (TalkUpdate update : updates) {
            boolean isLate = update.at().plus(AT_ONCE).isBefore(now);
            UserId whom = update.whom();
            if (sight.hides(update.actor())
                    || (whom != null && sight.hides(whom))
                    || (isLate && update.passes())) {
                continue;
            }
            if (isLate) {
                update.shown().ifPresent(id -> late.put(update, id));
            }
            told.add(update);
        }
        if (!late.isEmpty()) {
            Map<MessageId, Message> there = messages.findAll(new HashSet<>(late.values()), now);
            Set<TalkUpdate> gone = new HashSet<>();
            late.forEach(
                    (update, id) -> {
                        Message message = there.get(id);
                        if (message == null || message.isDeleted()) {
                            gone.add(update);
                        }
                    });
            told.removeAll(gone);
        }
        return told;
    }
}
