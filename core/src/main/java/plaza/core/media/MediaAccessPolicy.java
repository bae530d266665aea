package plaza.core.media;

import java.util.UUID;
import plaza.core.id.UserId;

/** Says who may see the things of one {@link MediaUse.Kind}, and so their media. */
@FunctionalInterface
public interface MediaAccessPolicy {
    boolean maySee(UserId viewer, UUID thing);

    /** Whether everybody may see the thing, also who is not known. */
    default boolean isPublic(UUID thing) {
        return false;
    }
}
