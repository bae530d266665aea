package plaza.core.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import plaza.core.graph.ViewerContext;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.update.Update;
import plaza.core.update.UpdateFilter;

/**
 * Keeps what blocked people say from being told, and what is told late from outliving itself: a
 * message that was deleted or has disappeared by then, and typing that is over.
 */
public final class ChatUpdateFilter implements UpdateFilter {
    /** What is told within this time of its making is told before anybody can take it back. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String MESSAGE = "message";
    private static final String TYPING = "typing";

    private final MessageStore messages;
    private final Clock clock;

    public ChatUpdateFilter(MessageStore messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Subjects: what it is, who did it, which, and when. */
    private record Subject(String what, UserId actor, String id, Instant at) {
        static Optional<Subject> of(String text) {
            String[] parts = text.split(" ", -1);
            return parts.length != 4
                    ? Optional.empty()
                    : UserId.parse(parts[1])
                            .map(
                                    actor ->
                                            new Subject(
                                                    parts[0],
                                                    actor,
                                                    parts[2],
                                                    Instant.ofEpochMilli(
                                                            Long.parseLong(parts[3]))));
        }

        Optional<MessageId> message() {
            return what.equals(MESSAGE) ? MessageId.parse(id) : Optional.empty();
        }
    }

    static String message(Message message) {
        return subject(MESSAGE, message.sender(), message.id().toString(), message.at());
    }

    static String typing(UserId who, UUID unique, Instant at) {
        return subject(TYPING, who, unique.toString(), at);
    }

    /** Names an act, so that who is blocked is not heard of, and what is late is looked at. */
    public static String subject(String what, UserId actor, String id, Instant at) {
        return String.join(" ", what, actor.toString(), id, Long.toString(at.toEpochMilli()));
    }

    @Override
    public List<Update> visible(ViewerContext sight, List<Update> updates) {
        Instant now = clock.instant();
        List<Update> told = new ArrayList<>();
        Map<Update, MessageId> late = new java.util.LinkedHashMap<>();
        for (Update update : updates) {
            Subject subject = Subject.of(update.subject()).orElse(null);
            if (subject == null || sight.hides(subject.actor())) {
                continue;
            }
            boolean isLate = subject.at().plus(AT_ONCE).isBefore(now);
            if (isLate && subject.what().equals(TYPING)) {
                continue;
            }
            if (isLate) {
                subject.message().ifPresent(id -> late.put(update, id));
            }
            told.add(update);
        }
        if (!late.isEmpty()) {
            Map<MessageId, Message> there = messages.findAll(new HashSet<>(late.values()), now);
            Set<Update> gone = new HashSet<>();
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
