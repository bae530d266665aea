package plaza.core.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.chat.ChatUpdate.ChatReading;
import plaza.core.graph.ViewerContext;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.core.update.UpdateFilter;

/**
 * Tells what happens in a chat to those who may look into it now: that others have read it, up to
 * the last message that is theirs to see, so that no number tells of messages by hidden people.
 */
public final class ChatAccessFilter implements UpdateFilter<ChatUpdate> {
    private final ChatAccessPolicy gate;

    private final MessageStore messages;
    private final Clock clock;

    public ChatAccessFilter(ChatAccessPolicy gate, MessageStore messages, Clock clock) {
        this.gate = gate;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Class<ChatUpdate> type() {
        return ChatUpdate.class;
    }

    @Override
    public List<ChatUpdate> visible(ViewerContext sight, List<ChatUpdate> updates) {
        if (ChatAccessPolicy.opensAll(sight)) {
            return updates;
        }
        Map<ChatId, Optional<Membership>> found = new HashMap<>();
        List<ChatUpdate> told = new ArrayList<>();
        for (ChatUpdate update : updates) {
            found.computeIfAbsent(update.chat(), chat -> gate.find(sight, chat))
                    .flatMap(membership -> seen(sight, membership, update))
                    .ifPresent(told::add);
        }
        return told;
    }

    private Optional<ChatUpdate> seen(
            ViewerContext sight, Membership membership, ChatUpdate update) {
        if (!(update instanceof ChatReading reading)) {
            return Optional.of(update);
        }
        Window all = membership.window();
        var read = new Window(all.chat(), all.after(), Math.min(all.upTo(), reading.upTo()));
        Set<UserId> unheard = sight.barriers().separated();
        return Optional.ofNullable(
                        messages.findLatest(List.of(read), unheard, clock.instant())
                                .get(all.chat()))
                .map(latest -> reading.notBehind(latest.number()));
    }
}
