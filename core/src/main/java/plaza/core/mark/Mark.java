package plaza.core.mark;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** A person marked a post, at that time. Each kind of mark is a record of its own. */
public interface Mark {
    UserId user();

    PostId post();

    Instant at();

    /** Makes a mark of one kind. */
    @FunctionalInterface
    interface Maker<M extends Mark> {
        M make(UserId user, PostId post, Instant at);
    }
}
