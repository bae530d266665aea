package plaza.core.analytics;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostLookup;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Adds up what people do with posts and with each other. See ADR 18. */
public final class AnalyticsProjection implements Projection {
    private final AnalyticsStore store;
    private final Impressions impressions;
    private final PostLookup posts;
    private final Clock clock;

    public AnalyticsProjection(
            AnalyticsStore store, Impressions impressions, PostLookup posts, Clock clock) {
        this.store = store;
        this.impressions = impressions;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Map<PostId, Post> answered = answered(entries);
        List<Interaction> acts = new ArrayList<>();
        for (JournalEntry entry : entries) {
            add(entry.event(), answered, acts);
        }
        if (!acts.isEmpty()) {
            store.addActs(acts, clock.instant());
        }
        List<PostId> deleted = deleted(entries);
        if (!deleted.isEmpty()) {
            // First what would be written down after it.
            impressions.forget(deleted);
            store.forgetPosts(deleted);
        }
    }

    /** Nobody can look at their figures any more. */
    private static List<PostId> deleted(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(PostDeleted.class::isInstance)
                .map(event -> ((PostDeleted) event).post().id())
                .toList();
    }

    /** The posts that replies are about: only they tell who gets the reply. */
    private Map<PostId, Post> answered(List<JournalEntry> entries) {
        Set<PostId> ids = new HashSet<>();
        for (JournalEntry entry : entries) {
            PostId answered =
                    switch (entry.event()) {
                        case PostCreated e -> e.replyTo();
                        case PostDeleted(var post, var _) -> post.replyTo();
                        default -> null;
                    };
            if (answered != null) {
                ids.add(answered);
            }
        }
        return ids.isEmpty() ? Map.of() : posts.findAll(ids);
    }

    private static void add(Event event, Map<PostId, Post> answered, Collection<Interaction> acts) {
        switch (event) {
            case Liked(var like, UserId author) -> acts.add(Interaction.like(like, author, 1));
            case Unliked(var like, UserId author) when author != null ->
                    acts.add(Interaction.like(like, author, -1));
            case Reposted(var repost) -> acts.add(Interaction.repost(repost, 1));
            case Unreposted(var repost) -> acts.add(Interaction.repost(repost, -1));
            case Followed(var follow) ->
                    acts.add(Interaction.follower(Metric.FOLLOWERS_GAINED, follow));
            case Unfollowed(var follow) ->
                    acts.add(Interaction.follower(Metric.FOLLOWERS_LOST, follow));
            case PostCreated e -> {
                acts.add(Interaction.post(e.id(), e.author()));
                addReply(e.id(), e.replyTo(), e.id().time(), 1, answered, acts);
            }
            case PostDeleted(var post, var at) ->
                    addReply(post.id(), post.replyTo(), at, -1, answered, acts);
            default -> {
                // Nothing that is counted.
            }
        }
    }

    /** Replies to what is deleted do not count: nobody can look at its figures anymore. */
    private static void addReply(
            PostId reply,
            @Nullable PostId to,
            Instant at,
            int delta,
            Map<PostId, Post> answered,
            Collection<Interaction> acts) {
        Post parent = to == null ? null : answered.get(to);
        if (parent != null) {
            acts.add(Interaction.reply(reply, parent.author(), parent.id(), at, delta));
        }
    }
}
