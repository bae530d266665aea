package plaza.core.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/**
 * Computes home timelines from posts, reposts and follows. This is what a home timeline
 * <em>is</em>: the root posts of those one follows, and the posts of others that they reposted,
 * each post once, by the earliest way it came. What is pushed must come to the same.
 */
public final class TimelinePull {
    /** Rows read beyond what is asked for, for reposts that turn out not to be shown. */
    private static final int SLACK = 32;

    private final PostStore posts;
    private final RepostStore reposts;

    public TimelinePull(PostStore posts, RepostStore reposts) {
        this.posts = posts;
        this.reposts = reposts;
    }

    /**
     * The entries behind a position, latest first.
     *
     * @param following everybody the reader follows
     * @param sources those of them whose posts and reposts are wanted
     */
    public List<TimelineEntry> entries(
            UserId reader,
            Set<UserId> following,
            Collection<UserId> sources,
            @Nullable TimelinePosition before,
            int limit) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<TimelineEntry> entries = new ArrayList<>();
        posts.listNewestKeys(sources, idBefore(before), limit)
                .forEach(key -> entries.add(TimelineEntry.of(key)));
        entries.addAll(reposted(reader, following, sources, before, limit));
        entries.sort(TimelineEntry.LATEST_FIRST);
        return entries.subList(0, Math.min(limit, entries.size()));
    }

    /** How these posts come to a reader through reposts, those that do. */
    public List<TimelineEntry> reposted(
            UserId reader, Set<UserId> following, Collection<PostId> posts) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (Repost repost : reposts.findEarliest(posts, following).values()) {
            if (comesByRepost(reader, following, repost)) {
                entries.add(TimelineEntry.of(repost));
            }
        }
        return entries;
    }

    /**
     * Of entries that were kept, those that stand in the timeline by what is so now, in their
     * order, by the people through whom they come now. Where a post was kept by several ways the
     * earliest of those that still lead to the reader stands.
     *
     * @param following everybody the reader follows
     */
    public List<TimelineEntry> standing(
            UserId reader, Set<UserId> following, List<TimelineEntry> kept) {
        if (stand(following, kept)) {
            return kept;
        }
        Set<PostId> byOthers = new HashSet<>();
        for (TimelineEntry entry : kept) {
            if (!following.contains(entry.author())) {
                byOthers.add(entry.post());
            }
        }
        Map<PostId, TimelineEntry> reposted = new HashMap<>();
        if (!byOthers.isEmpty()) {
            reposted(reader, following, byOthers)
                    .forEach(entry -> reposted.put(entry.post(), entry));
        }
        Set<TimelineEntry> standing = new LinkedHashSet<>();
        for (TimelineEntry entry : kept) {
            TimelineEntry right =
                    following.contains(entry.author())
                            ? TimelineEntry.of(new PostKey(entry.post(), entry.author()))
                            : reposted.get(entry.post());
            if (right != null && right.position().equals(entry.position())) {
                standing.add(right);
            }
        }
        return List.copyOf(standing);
    }

    /** Whether each stands as it is, as mostly: by its author, and once. */
    private static boolean stand(Set<UserId> following, List<TimelineEntry> kept) {
        for (int i = 0; i < kept.size(); i++) {
            TimelineEntry entry = kept.get(i);
            if (entry.repostedBy() != null
                    || !following.contains(entry.author())
                    || (i > 0 && TimelineEntry.LATEST_FIRST.compare(kept.get(i - 1), entry) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private List<TimelineEntry> reposted(
            UserId reader,
            Set<UserId> following,
            Collection<UserId> sources,
            @Nullable TimelinePosition before,
            int limit) {
        List<TimelineEntry> entries = new ArrayList<>();
        Instant until = before == null ? null : before.at();
        int batch = limit + SLACK;
        while (true) {
            List<Repost> found = reposts.listNewest(sources, until, batch);
            entries.clear();
            entries.addAll(shown(reader, following, found, before));
            if (entries.size() >= limit || found.size() < batch) {
                return entries.subList(0, Math.min(limit, entries.size()));
            }
            // Too many were hidden: read the same stretch again, and twice as far.
            batch *= 2;
        }
    }

    private List<TimelineEntry> shown(
            UserId reader,
            Set<UserId> following,
            List<Repost> found,
            @Nullable TimelinePosition before) {
        Map<PostId, Repost> candidates = new LinkedHashMap<>();
        for (Repost repost : found) {
            boolean behind =
                    before == null || TimelineEntry.of(repost).position().compareTo(before) < 0;
            if (behind && comesByRepost(reader, following, repost)) {
                candidates.put(repost.post(), repost);
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<PostId, Repost> earliest = reposts.findEarliest(candidates.keySet(), following);
        List<TimelineEntry> entries = new ArrayList<>();
        for (Repost repost : candidates.values()) {
            Repost first = earliest.get(repost.post());
            if (first != null && first.user().equals(repost.user())) {
                entries.add(TimelineEntry.of(repost));
            }
        }
        entries.sort(TimelineEntry.LATEST_FIRST);
        return entries;
    }

    /** Posts of those one follows come from themselves, and one's own are not news. */
    private static boolean comesByRepost(UserId reader, Set<UserId> following, Repost repost) {
        return !repost.author().equals(reader) && !following.contains(repost.author());
    }

    /** Of posts standing at their own time, those behind a position have smaller ids than this. */
    private static @Nullable PostId idBefore(@Nullable TimelinePosition before) {
        if (before == null) {
            return null;
        }
        return before.post().time().equals(before.at())
                ? before.post()
                : new PostId(Ids.floor(before.at()));
    }
}
