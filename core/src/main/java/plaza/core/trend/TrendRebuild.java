package plaza.core.trend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostStore;

/**
 * Counts the hashtags of the last days, and who took up which post, anew from what is stored, also
 * beside a running server.
 */
public final class TrendRebuild {
    private static final int BATCH = 500;

    private final TrendCounter counter;
    private final PostStore posts;
    private final AccountStore accounts;
    private final Mentions mentions;
    private final CountedHours hours;
    private final EngagementRebuild engagements;

    TrendRebuild(
            TrendCounter counter,
            PostStore posts,
            AccountStore accounts,
            Mentions mentions,
            CountedHours hours,
            EngagementRebuild engagements) {
        this.counter = counter;
        this.posts = posts;
        this.accounts = accounts;
        this.mentions = mentions;
        this.hours = hours;
        this.engagements = engagements;
    }

    /**
     * @param progress told how many posts have been looked at
     * @return how many that is, replies among them
     */
    public long run(LongConsumer progress) {
        // Also the counts of hours to come, should the clock have been wrong.
        counter.deleteBefore(hours.first().plus(Duration.ofDays(365_000)));
        long seen = 0;
        @Nullable Cursor cursor = new PostId(Ids.floor(hours.first())).toCursor();
        while (cursor != null) {
            Page<Post> page = posts.scan(new PageRequest(cursor, BATCH));
            take(page.items());
            engagements.takeMarks(page.items());
            seen += page.items().size();
            progress.accept(seen);
            cursor = page.next();
        }
        long posts = seen;
        return posts
                + engagements.takeReplies(hours.first(), more -> progress.accept(posts + more));
    }

    private void take(List<Post> page) {
        Set<UserId> authors = page.stream().map(Post::author).collect(Collectors.toSet());
        Map<UserId, Account> people = authors.isEmpty() ? Map.of() : accounts.findAll(authors);
        List<Mention> added = new ArrayList<>();
        for (Post post : page) {
            Account author = people.get(post.author());
            if (author != null) {
                added.addAll(mentions.of(post, author));
            }
        }
        if (!added.isEmpty()) {
            counter.add(added);
            removeDeleted(
                    added.stream()
                            .map(mention -> new PostId(mention.source()))
                            .collect(Collectors.toSet()));
        }
    }

    /** A post that was deleted meanwhile was taken out before it was put in. */
    private void removeDeleted(Set<PostId> added) {
        Set<PostId> there = posts.findAll(added).keySet();
        List<UUID> gone =
                added.stream().filter(post -> !there.contains(post)).map(PostId::value).toList();
        if (!gone.isEmpty()) {
            counter.remove(gone);
        }
    }
}
