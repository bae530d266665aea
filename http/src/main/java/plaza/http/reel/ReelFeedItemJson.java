package plaza.http.reel;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.timeline.FeedItem;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A reel in a home feed.
 *
 * @param repostedBy who reposted it there, or null when it came from its author
 */
@Schema(name = "ReelFeedItem")
record ReelFeedItemJson(ReelJson post, @Nullable AuthorJson repostedBy) {
    static ReelFeedItemJson of(FeedItem item, ReelComments comments) {
        return new ReelFeedItemJson(
                ReelJson.of(item.view(), comments),
                item.repostedBy() == null ? null : AuthorJson.of(item.repostedBy()));
    }
}
