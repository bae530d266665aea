package plaza.http.post;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import plaza.core.id.PostId;
import plaza.core.post.NewPost;
import plaza.core.post.PostView;
import plaza.core.post.Posts;
import plaza.http.idempotency.Once;
import plaza.http.security.Viewer;

/** Publishes posts, under whichever name they come. */
@Component
public final class PostWriter {
    private static final String OPERATION = "posts";

    private final Posts posts;
    private final Once once;

    PostWriter(Posts posts, Once once) {
        this.posts = posts;
        this.once = once;
    }

    public ResponseEntity<String> publish(Viewer viewer, @Nullable String key, NewPostJson body) {
        return publish(viewer, key, body, posts::publish);
    }

    public ResponseEntity<String> publishReel(
            Viewer viewer, @Nullable String key, NewPostJson body) {
        return publish(viewer, key, body, posts::publishReel);
    }

    private ResponseEntity<String> publish(
            Viewer viewer,
            @Nullable String key,
            NewPostJson body,
            Function<NewPost, PostView> publish) {
        return once.create(
                viewer.id(),
                key,
                OPERATION,
                body,
                id -> PostJson.of(publish.apply(body.toPost(id, viewer.id()))),
                id -> PostJson.of(posts.published(viewer.id(), PostId.of(id, viewer.id()))));
    }
}
