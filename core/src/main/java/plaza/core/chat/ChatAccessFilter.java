package plaza.core.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.graph.ViewerContext;
import plaza.core.id.ChatId;
import plaza.core.update.UpdateFilter;

/** Tells what happens in a chat to those who may look into it now. */
public final class ChatAccessFilter implements UpdateFilter<ChatUpdate> {
    private final ChatAccessPolicy gate;

    public ChatAccessFilter(ChatAccessPolicy gate) {
        this.gate = gate;
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
        Map<ChatId, Boolean> open = new HashMap<>();
        return updates.stream()
                .filter(
                        update ->
                                open.computeIfAbsent(
                                        update.chat(), chat -> gate.find(sight, chat).isPresent()))
                .toList();
    }
}
