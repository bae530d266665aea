package plaza.core.chat;

import java.time.Instant;
import java.util.List;
import plaza.core.id.MessageId;
import plaza.core.media.Attachments;

/** Removes messages that have disappeared from the store, and gives their media free. */
public final class ChatSweep {
    private static final int BATCH = 500;

    private final MessageStore messages;
    private final Attachments attachments;

    public ChatSweep(MessageStore messages, Attachments attachments) {
        this.messages = messages;
        this.attachments = attachments;
    }

    /** Removes all that has disappeared at a time; says how many messages went. Repeatable. */
    public int run(Instant now) {
        int removed = 0;
        List<MessageId> gone;
        do {
            gone = messages.listDisappeared(now, BATCH);
            for (MessageId id : gone) {
                // In this order: what is cut off in between is found by the next sweep.
                attachments.release(MessageWrites.use(id));
                removed += messages.remove(id) ? 1 : 0;
            }
        } while (gone.size() == BATCH);
        return removed;
    }
}
