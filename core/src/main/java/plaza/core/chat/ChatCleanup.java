package plaza.core.chat;

import java.time.Instant;
import plaza.core.media.Attachments;

/** Removes messages that have disappeared from the store, and gives their media free. */
public final class ChatCleanup {
    private final MessageStore messages;
    private final Attachments attachments;

    public ChatCleanup(MessageStore messages, Attachments attachments) {
        this.messages = messages;
        this.attachments = attachments;
    }

    /** Removes all that has disappeared at a time; says how many messages went. Repeatable. */
    public int run(Instant now) {
        return attachments.removeEnded(
                limit -> messages.listDisappeared(now, limit),
                MessageWrites::use,
                messages::remove);
    }

    /** Whether anything that is stored now disappears up to a time. */
    public boolean isAhead(Instant until) {
        return !messages.listDisappeared(until, 1).isEmpty();
    }
}
