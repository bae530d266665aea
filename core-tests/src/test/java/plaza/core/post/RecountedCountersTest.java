package plaza.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.id.PostId;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;

class RecountedCountersTest {
    private static final PostCounts STORED = new PostCounts(1, 2, 3, 40);

    private final MemoryCounters kept = new MemoryCounters();
    private final MemoryPostStore posts = new MemoryPostStore();
    private boolean away;
    private final Recount recount =
            new Recount(all(1), all(2), all(3), asked -> away ? gone() : all(40).count(asked));
    private final RecountedCounters counters = new RecountedCounters(kept, recount);
    private final Post post = Samples.post(Samples.userId());

    private static PostTally all(long count) {
        return (Collection<PostId> asked) -> {
            Map<PostId, Long> counts = new HashMap<>();
            asked.forEach(each -> counts.put(each, count));
            return counts;
        };
    }

    private static Map<PostId, Long> gone() {
        throw StorageException.unavailable("away", null);
    }

    private Map<PostId, PostCounts> find() {
        return counters.findAll(List.of(post.id()));
    }

    @Test
    void whatIsNotKnownIsCountedAnewWithHowOftenItWasShown() {
        assertThat(find()).isEqualTo(Map.of(post.id(), STORED));
        assertThat(kept.findAll(List.of(post.id()))).isEqualTo(Map.of(post.id(), STORED));
    }

    @Test
    void whatCannotTellHowOftenAPostWasShownKeepsNobodyFromReadingAndIsNotTakenForNever() {
        away = true;
        assertThat(find()).isEqualTo(Map.of(post.id(), STORED.withoutImpressions()));
        assertThat(kept.findAll(List.of(post.id()))).isEmpty();

        away = false;
        assertThat(find()).isEqualTo(Map.of(post.id(), STORED));
    }

    @Test
    void mendingLeavesAloneWhatIsNotKept() {
        posts.insert(post);
        var mending = new CounterRebuild(List.of(posts), recount, counters, kept);

        assertThat(mending.run(_ -> {}, () -> true)).isZero();
        assertThat(kept.findAll(List.of(post.id()))).isEmpty();

        kept.fill(post.id(), new PostCounts(9, 2, 3, 5));
        assertThat(mending.run(_ -> {}, () -> true)).isEqualTo(1);
        assertThat(kept.findAll(List.of(post.id())))
                .isEqualTo(Map.of(post.id(), new PostCounts(1, 2, 3, 5)));
    }
}
