package plaza.cache.post;

import java.util.Map;
import plaza.cache.SharedEntries;
import plaza.core.event.RecordCodec;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;

/** Posts as fields: as in the event that made them, with the present text. */
enum PostFormat implements SharedEntries.Format<Post> {
    INSTANCE;

    private static final RecordCodec<PostCreated> CODEC = RecordCodec.of(PostCreated.class);

    @Override
    public Map<String, String> write(Post post) {
        return CODEC.encode(new PostCreated(post));
    }

    @Override
    public Post read(Map<String, String> fields) {
        return CODEC.decode(fields).post();
    }
}
