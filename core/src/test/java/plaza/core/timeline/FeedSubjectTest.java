package plaza.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

class FeedSubjectTest {
    private final Ids ids = new Ids(Clock.systemUTC());
    private final UserId ann = new UserId(ids.next());
    private final UserId bob = new UserId(ids.next());

    @Test
    void anEntryOfAFeedIsASubject() {
        PostId post = PostId.of(ids.next(), ann);
        TimelineEntry own = new TimelineEntry(post, ann, null, post.time());
        TimelineEntry repost =
                new TimelineEntry(post, ann, bob, Instant.parse("2026-03-01T09:30:00.123Z"));
        assertThat(FeedSubject.parse(FeedSubject.of(own))).contains(own);
        assertThat(FeedSubject.parse(FeedSubject.of(repost))).contains(repost);
        for (String other : List.of("", "a b c d", post + " " + ann + " x 1", post + " " + ann)) {
            assertThat(FeedSubject.parse(other)).as(other).isEmpty();
        }
    }
}
