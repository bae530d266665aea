package plaza.http.post;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import plaza.core.post.Posts;
import plaza.http.idempotency.Once;
import plaza.http.security.Viewer;

/** Publishes posts, under whichever name they come. */
@Component
final class PostWriter {
    private static final String OPERATION = "posts";

    private final Posts posts;
    private final Once once;

    PostWriter(Posts posts, Once once) {
        this.posts = posts;
        this.once = once;
    }

    ResponseEntity<String> publish(Viewer viewer, @Nullable String key, NewPostJson body) {
        return once.create(
                viewer.id(),
                key,
                OPERATION,
                body,
                id -> PostJson.of(posts.publish(body.toPost(id, viewer.id()))));
    }
}
