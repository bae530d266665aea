package plaza.local.post;

import java.util.Map;
import plaza.core.event.Event.PostCreated;
import plaza.core.event.EventCodec;
import plaza.core.post.Post;
import plaza.local.cache.SharedEntries;

/** Posts as fields: as in the event that made them, with the present text. */
enum PostFormat implements SharedEntries.Format<Post> {
    INSTANCE;

    private static final String TYPE = PostCreated.class.getSimpleName();

    @Override
    public Map<String, String> write(Post post) {
        return EventCodec.encode(new PostCreated(post)).fields();
    }

    @Override
    public Post read(Map<String, String> fields) {
        return ((PostCreated) EventCodec.decode(TYPE, fields)).post();
    }
}
