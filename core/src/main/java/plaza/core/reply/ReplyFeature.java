package plaza.core.reply;

import java.util.List;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.post.PostFeature;

/** Replies, as a tree below their post. */
public final class ReplyFeature implements Feature {
    private final Replies replies;

    public ReplyFeature(Shared shared, PostFeature posts, GraphFeature graph) {
        this.replies = new Replies(shared.port(ReplyStore.class), posts.views(), graph.audience());
    }

    @Override
    public List<Object> services() {
        return List.of(replies);
    }
}
