package plaza.core.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import plaza.core.activity.Activity.Change;
import plaza.core.activity.Activity.Kind;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.mark.Mark;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostRef;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Notes what people do. See ADR 98. */
final class ActivityProjection implements Projection {
    private final ActivityStore store;
    private final Duration retention;
    private final Clock clock;

    ActivityProjection(ActivityStore store, Duration retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Instant now = clock.instant();
        Instant since = now.minus(retention);
        List<Change> changes =
                entries.stream()
                        .flatMap(entry -> changes(entry.event()))
                        // What is imported may be of long ago.
                        .filter(each -> !each.done() || !each.activity().at().isBefore(since))
                        .toList();
        if (!changes.isEmpty()) {
            store.apply(changes, now.plus(retention));
        }
    }

    private static Stream<Change> changes(Event event) {
        return switch (event) {
            case PostCreated e ->
                    Stream.of(post(e.author(), e.id(), e.replyTo() != null, e.id().time(), true));
            case PostDeleted(PostRef it, Instant at) ->
                    Stream.of(post(it.author(), it.id(), it.replyTo() != null, at, false));
            case Liked e -> Stream.of(mark(Kind.LIKE, e.like(), true));
            case Unliked e -> Stream.of(mark(Kind.LIKE, e.like(), false));
            case Reposted e -> Stream.of(mark(Kind.REPOST, e.repost(), true));
            case Unreposted e -> Stream.of(mark(Kind.REPOST, e.repost(), false));
            case Bookmarked e -> Stream.of(mark(Kind.BOOKMARK, e.bookmark(), true));
            case Unbookmarked e -> Stream.of(mark(Kind.BOOKMARK, e.bookmark(), false));
            case Followed(Follow it) ->
                    Stream.of(follow(it.follower(), it.followed(), it.at(), true));
            case Unfollowed(Follow it) ->
                    Stream.of(follow(it.follower(), it.followed(), it.at(), false));
            // It ends what each of them has begun.
            case Blocked(var it) ->
                    Stream.of(
                            follow(it.owner(), it.other(), it.at(), false),
                            follow(it.other(), it.owner(), it.at(), false));
            default -> Stream.empty();
        };
    }

    private static Change post(
            UserId author, PostId post, boolean isReply, Instant at, boolean done) {
        Kind kind = isReply ? Kind.REPLY : Kind.POST;
        return new Change(new Activity(author, kind, post.value(), at), done);
    }

    private static Change mark(Kind kind, Mark mark, boolean done) {
        return new Change(new Activity(mark.user(), kind, mark.post().value(), mark.at()), done);
    }

    private static Change follow(UserId follower, UserId followed, Instant at, boolean done) {
        return new Change(new Activity(follower, Kind.FOLLOW, followed.value(), at), done);
    }
}
