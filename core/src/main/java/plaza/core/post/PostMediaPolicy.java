package plaza.core.post;

import java.util.UUID;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.MediaAccessPolicy;

/** Who may see a post may see its media. */
record PostMediaPolicy(PostViews views) implements MediaAccessPolicy {
    @Override
    public boolean maySee(UserId viewer, UUID post) {
        return views.isVisible(viewer, new PostId(post));
    }

    @Override
    public boolean isPublic(UUID post) {
        return views.isPublic(new PostId(post));
    }
}
