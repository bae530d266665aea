package plaza.http.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.timeline.FeedItem;
import plaza.http.post.PostJson;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A post in a home feed.
 *
 * @param repostedBy who reposted it there, or null when it came from its author
 */
@Schema(name = "FeedItem")
public record FeedItemJson(PostJson post, @Nullable AuthorJson repostedBy) {
    public static FeedItemJson of(FeedItem item) {
        return new FeedItemJson(
                PostJson.of(item.view()),
                item.repostedBy() == null ? null : AuthorJson.of(item.repostedBy()));
    }
}
