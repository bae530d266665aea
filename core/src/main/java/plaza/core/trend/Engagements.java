package plaza.core.trend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostStore;

/** Decides what counts for trends of posts: see ADR 80. */
final class Engagements {
    private final PostStore posts;
    private final AccountStore accounts;
    private final CountedHours hours;

    Engagements(PostStore posts, AccountStore accounts, CountedHours hours) {
        this.posts = posts;
        this.accounts = accounts;
        this.hours = hours;
    }

    /**
     * What engagements add: those with root posts that everybody may see and that were made in the
     * hours that are kept, by others than their authors. Any number, by a fixed number of batch
     * calls.
     */
    List<Mention> of(Collection<Engagement> engagements) {
        Set<PostId> recent =
                engagements.stream()
                        .map(Engagement::post)
                        .filter(post -> hours.contain(hour(post.time())))
                        .collect(Collectors.toSet());
        if (recent.isEmpty()) {
            return List.of();
        }
        Map<PostId, Post> found = posts.findAll(recent);
        Set<UserId> ids = new HashSet<>();
        for (Engagement each : engagements) {
            Post post = found.get(each.post());
            if (post != null) {
                ids.add(post.author());
                ids.add(each.user());
            }
        }
        Map<UserId, Account> people = ids.isEmpty() ? Map.of() : accounts.findAll(ids);
        List<Mention> mentions = new ArrayList<>();
        for (Engagement each : engagements) {
            Post post = found.get(each.post());
            if (post != null && counts(each, post, people)) {
                mentions.add(
                        new Mention(
                                Regions.POSTS,
                                post.id().toString(),
                                hour(each.at()),
                                each.user(),
                                each.source()));
            }
        }
        return mentions;
    }

    private boolean counts(Engagement engagement, Post post, Map<UserId, Account> people) {
        Account author = people.get(post.author());
        Account person = people.get(engagement.user());
        return author != null
                && person != null
                && !person.id().equals(author.id())
                && PostAccessPolicy.isPublic(post, author)
                && Mentions.counts(person)
                && hours.contain(hour(engagement.at()));
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }
}
