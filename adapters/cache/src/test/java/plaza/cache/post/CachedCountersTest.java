package plaza.cache.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.post.CountersContract;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostRef;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.memory.post.MemoryCounters;

final class CachedCountersTest implements CountersContract {
    private static final UserId USER = Samples.userId();
    private static final Post POST = Samples.post(USER);

    private final SettableClock clock = new SettableClock(Samples.now());
    private final MemoryCounters stored = new MemoryCounters();
    private final CachedCounters counters = new CachedCounters(stored, 10_000, clock);

    @Override
    public Counters counters() {
        return counters;
    }

    private @Nullable PostCounts find(PostId post) {
        return counters.findAll(List.of(post)).get(post);
    }

    static List<Event> changes() {
        var like = new Like(USER, POST.id(), Samples.now());
        var repost = new Repost(USER, POST.id(), USER, Samples.now());
        Post reply = Samples.reply(USER, POST.id());
        return List.of(
                new Liked(like, USER),
                new Unliked(like, USER),
                new Reposted(repost),
                new Unreposted(repost),
                new PostCreated(reply),
                new PostDeleted(new PostRef(reply.id(), USER, POST.id()), Samples.now()),
                new PostDeleted(new PostRef(POST.id(), USER, null), Samples.now()),
                new RebuildAsked("counters", USER, Samples.now()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesByOthersAreHeard(Event change) {
        stored.fill(POST.id(), PostCounts.NONE);
        assertThat(find(POST.id())).isEqualTo(PostCounts.NONE);
        var counts = new PostCounts(1, 2, 3, 0);
        stored.put(POST.id(), counts);
        assertThat(find(POST.id())).isEqualTo(PostCounts.NONE);
        counters.on(change);
        assertThat(find(POST.id())).isEqualTo(counts);
    }

    @Test
    void aNewPostHasNoCountsWithoutAsking() {
        Post post = Samples.post(USER);
        counters.on(new PostCreated(post));
        // Nobody has told of this one, so it shows that the store is not asked.
        stored.add(post.id(), CountKind.LIKES, 1);
        assertThat(find(post.id())).isEqualTo(PostCounts.NONE);
    }

    @Test
    void aNewPostThatIsAlreadyLikedHasItsLike() {
        Post post = Samples.post(USER);
        counters.fill(post.id(), PostCounts.NONE);
        counters.add(post.id(), CountKind.LIKES, 1);
        counters.on(new Liked(new Like(USER, post.id(), Samples.now()), USER));
        counters.on(new PostCreated(post));
        assertThat(find(post.id())).isEqualTo(new PostCounts(1, 0, 0, 0));
    }

    @Test
    void theCountsOfAnOldPostAreLookedFor() {
        Post post = Samples.post(USER);
        stored.fill(post.id(), PostCounts.NONE);
        stored.add(post.id(), CountKind.LIKES, 1);
        clock.advance(Duration.ofMinutes(2));
        counters.on(new PostCreated(post));
        assertThat(find(post.id())).isEqualTo(new PostCounts(1, 0, 0, 0));
    }

    @Test
    void impressionsAreAddedToWhatIsHeldWithoutAsking() {
        Post post = Samples.post(USER);
        stored.fill(post.id(), PostCounts.NONE);
        assertThat(find(post.id())).isEqualTo(PostCounts.NONE);
        counters.add(post.id(), CountKind.IMPRESSIONS, 5);
        stored.add(post.id(), CountKind.LIKES, 1);
        assertThat(find(post.id())).isEqualTo(new PostCounts(0, 0, 0, 5));
    }
}
