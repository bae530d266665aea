package plaza.core.trend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import plaza.core.account.Account;
import plaza.core.post.Hashtags;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Decides what counts for trends of hashtags: see ADR 17. */
final class Mentions {
    /** Of a post with more hashtags, the first ones count. */
    private static final int MAX_HASHTAGS = 10;

    private final CountedHours hours;

    Mentions(CountedHours hours) {
        this.hours = hours;
    }

    /** Whether what somebody does counts. */
    static boolean counts(Account author) {
        return author.isActive() && !author.isPrivate();
    }

    /** What a post adds: nothing, unless everybody may see it under its hashtags now. */
    List<Mention> of(Post post, Account author) {
        Instant hour = post.createdAt().truncatedTo(ChronoUnit.HOURS);
        if (post.isReply()
                || post.visibility() != Visibility.PUBLIC
                || !counts(author)
                || !hours.contain(hour)) {
            return List.of();
        }
        List<String> hashtags = post.entities().hashtags();
        List<Mention> mentions = new ArrayList<>();
        // A post of before has its tags in the form that was the usual one then.
        List<String> counted =
                hashtags.stream().map(Hashtags::normal).distinct().limit(MAX_HASHTAGS).toList();
        for (String hashtag : counted) {
            for (String region : Regions.of(author.profile().country())) {
                mentions.add(new Mention(region, hashtag, hour, author.id(), post.id().value()));
            }
        }
        return mentions;
    }
}
