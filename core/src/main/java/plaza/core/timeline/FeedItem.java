package plaza.core.timeline;

import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.post.PostView;

/** A post in a home feed, and who reposted it there, if it did not come from its author. */
public record FeedItem(PostView view, @Nullable Account repostedBy) {}
