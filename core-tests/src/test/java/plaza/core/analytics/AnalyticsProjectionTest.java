package plaza.core.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostLookup;
import plaza.core.post.PostRef;
import plaza.core.post.PostView;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.memory.analytics.MemoryAnalyticsStore;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;

class AnalyticsProjectionTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:30:00.001Z");
    private static final Instant LATER = Instant.parse("2026-03-02T10:30:00.001Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final MemoryAnalyticsStore store = new MemoryAnalyticsStore();
    private final MemoryPostStore posts = new MemoryPostStore();
    private final MemoryReplyStore replies = new MemoryReplyStore();
    private final Impressions impressions = new Impressions(new SettableClock(AT));
    private final AnalyticsProjection projection =
            new AnalyticsProjection(
                    store, impressions, new PostLookup(posts, replies), new SettableClock(LATER));

    private final UserId ada = Samples.userId();
    private final UserId bob = Samples.userId();
    private final Post post = stored(Samples.post(ada));

    private Post stored(Post written) {
        (written.isReply() ? replies : posts).insert(written);
        return written;
    }

    private static List<JournalEntry> entries(List<Event> events) {
        return Stream.iterate(0, i -> i < events.size(), i -> i + 1)
                .map(
                        i ->
                                new JournalEntry(
                                        new JournalPosition(1, i),
                                        new UUID(0, 1),
                                        events.get(i),
                                        LATER))
                .toList();
    }

    private List<Event> events() {
        Post reply = stored(Samples.reply(bob, post.id()));
        Post answer = stored(Samples.reply(ada, reply.id()));
        return List.of(
                new PostCreated(post),
                new Liked(new Like(bob, post.id(), AT), ada),
                new Liked(new Like(ada, post.id(), AT), ada),
                new Unliked(new Like(bob, post.id(), LATER), ada),
                new Liked(new Like(bob, post.id(), LATER), ada),
                new Reposted(new Repost(bob, post.id(), ada, AT)),
                new Unreposted(new Repost(bob, post.id(), ada, LATER)),
                new PostCreated(reply),
                new PostCreated(answer),
                new Followed(new Follow(bob, ada, AT)),
                new Unfollowed(new Follow(bob, ada, AT)),
                new Followed(new Follow(bob, ada, LATER)),
                new PostDeleted(new PostRef(reply.id(), bob, post.id()), LATER));
    }

    private PostFigures sum(PostId of) {
        return store
                .findHours(of, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))
                .values()
                .stream()
                .reduce(PostFigures.NONE, PostFigures::plus);
    }

    private UserFigures sum(UserId user) {
        return store
                .findDays(user, LocalDate.EPOCH, LocalDate.parse("2100-01-01"))
                .values()
                .stream()
                .reduce(UserFigures.NONE, UserFigures::plus);
    }

    @Test
    void everythingIsAddedUpWhereItBelongs() {
        projection.apply(entries(events()));

        assertThat(sum(post.id())).isEqualTo(new PostFigures(0, 2, 0, 0));
        assertThat(sum(ada)).isEqualTo(new UserFigures(new PostFigures(0, 2, 0, 0), 2, 1, 2, 0));
        assertThat(sum(bob)).isEqualTo(new UserFigures(new PostFigures(0, 0, 0, 1), 0, 0, 1, 0));
        assertThat(store.findDays(ada, DAY, DAY.plusDays(1)))
                .isEqualTo(Map.of(DAY, new UserFigures(new PostFigures(0, 2, 1, 0), 1, 1, 0, 0)));
    }

    @Test
    void whatComesAgainChangesNothing() {
        List<JournalEntry> entries = entries(events());
        projection.apply(entries);
        PostFigures ofPost = sum(post.id());
        UserFigures ofAda = sum(ada);

        projection.apply(entries);
        for (int i = 0; i < 3; i++) {
            List<JournalEntry> mixed = new ArrayList<>(entries);
            Collections.shuffle(mixed, new Random(i));
            mixed.forEach(entry -> projection.apply(List.of(entry)));
        }

        assertThat(sum(post.id())).isEqualTo(ofPost);
        assertThat(sum(ada)).isEqualTo(ofAda);
    }

    @Test
    void inWhateverOrderEntriesComeTheSumIsTheSame() {
        List<JournalEntry> mixed = new ArrayList<>(entries(events()));
        Collections.shuffle(mixed, new Random(3));
        mixed.forEach(entry -> projection.apply(List.of(entry)));

        assertThat(sum(post.id())).isEqualTo(new PostFigures(0, 2, 0, 0));
        assertThat(sum(ada)).isEqualTo(new UserFigures(new PostFigures(0, 2, 0, 0), 2, 1, 2, 0));
    }

    @Test
    void whatIsDeletedHasNoFiguresAnyMore() {
        store.addImpressions(List.of(new Impression(post.id(), ada, AT, 3)));
        projection.apply(entries(List.of(new Liked(new Like(bob, post.id(), AT), ada))));
        impressions.show(
                bob,
                List.of(
                        new PostView(
                                post,
                                Samples.account(ada),
                                List.of(),
                                PostCounts.NONE,
                                Marks.NONE,
                                List.of())));
        projection.apply(
                entries(List.of(new PostDeleted(new PostRef(post.id(), ada, null), LATER))));
        store.addImpressions(impressions.drain());

        assertThat(store.countImpressions(List.of(post.id()))).isEqualTo(Map.of(post.id(), 0L));
        assertThat(store.findHours(post.id(), AT.minusSeconds(3_600), LATER)).isEmpty();
    }
}
