package plaza.core.post;

import plaza.core.id.PostId;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/** How the counts of a post are. */
public record CountsUpdate(PostId post, PostCounts counts) implements Update {
    @Override
    public Topic topic() {
        return Topic.POSTS;
    }
}
