package plaza.core.chat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.update.Update;

/** Something that somebody did where people talk, to be told to the others there. */
public interface TalkUpdate extends Update {
    /** Who did it: those who are blocked do not hear of it. */
    UserId actor();

    /** Whom it was done to: where they are hidden, it is not told either. */
    default @Nullable UserId whom() {
        return null;
    }

    /** When it was done. */
    Instant at();

    /** The message that is shown by it: it is not told when that has gone meanwhile. */
    default Optional<MessageId> shown() {
        return Optional.empty();
    }

    /** Whether it is over when it is told late. */
    default boolean passes() {
        return false;
    }
}
