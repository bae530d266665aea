package plaza.cache.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.cache.CacheAwareJournal;
import plaza.cache.FlakyCache;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.story.StoryStoreContract;
import plaza.core.StorageException;
import plaza.core.cache.Cache;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.StoryEvent.StoryCreated;
import plaza.core.story.StoryState;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;
import plaza.memory.cache.MemoryCache;
import plaza.memory.event.MemoryJournal;
import plaza.memory.story.MemoryStoryStore;

/** Stories of two servers with one cache between them and the store. */
final class CachedStoryStoreTest implements StoryStoreContract {
    private final MemoryStoryStore stored = new MemoryStoryStore();
    private final MemoryCache memory = new MemoryCache();
    private final FlakyCache cache = new FlakyCache(memory);
    private final CachedStoryStore one = new CachedStoryStore(stored, cache, Duration.ofHours(1));
    private final CachedStoryStore other = new CachedStoryStore(stored, cache, Duration.ofHours(1));
    private final UserId author = Samples.userId();
    private final Instant now = Samples.now();

    @Override
    public StoryStore store() {
        return one;
    }

    /** Of the author, not stored. */
    private Story made() {
        return new Story(
                new StoryId(Samples.userId().value()),
                author,
                "stories/" + UUID.randomUUID() + ".jpg",
                "look: \"here\"\n",
                StoryVisibility.FOLLOWERS,
                now.plus(TTL));
    }

    private Story stored() {
        Story story = made();
        stored.insert(story);
        return story;
    }

    private static @Nullable Story find(StoryStore at, Story story, Instant now) {
        return at.findAll(List.of(story.id()), now).get(story.id());
    }

    private List<Story> list(StoryStore at) {
        return at.listLive(List.of(author), now);
    }

    /** A story whose record and whose author's list are in the cache. */
    private Story known() {
        Story story = stored();
        // A list is not filled with records: those are asked for by their ids, the next time.
        list(one);
        assertThat(list(one)).containsExactly(story);
        assertThat(memory.find(List.of("story:" + story.id(), "stories:" + author)).values())
                .hasSize(2);
        return story;
    }

    @Test
    void whatOneHasLoadedTheOtherFindsWholeAndListed() {
        Story story = known();

        // The store behind does not have it any more: it can only come from the cache.
        stored.delete(story.id());

        assertThat(find(other, story, now)).isEqualTo(story);
        assertThat(list(other)).containsExactly(story);
    }

    @Test
    void whatOneTakesBackIsGoneFromTheOtherAtOnce() {
        Story story = known();
        Story left = stored();
        list(one);

        one.delete(story.id());

        assertThat(find(other, story, now)).isNull();
        assertThat(list(other)).doesNotContain(story);
        assertThat(find(other, left, now)).isEqualTo(left);
    }

    @Test
    void whatOneShowsIsListedByTheOtherAtOnce() {
        assertThat(list(other)).isEmpty();
        Story first = made();
        one.insert(first);
        assertThat(list(other)).containsExactly(first);

        Story second = made();
        one.insert(second);

        assertThat(list(other)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void thatSomebodyHasNoStoriesIsKnownToo() {
        list(one);

        // Behind the cache's back: whoever asks the store would find it.
        stored();

        assertThat(list(other)).isEmpty();
    }

    @Test
    void whatHasExpiredIsNotAnsweredThoughItIsStillInTheCache() {
        Story story = known();
        Instant end = story.expiresAt();
        stored.delete(story.id());

        assertThat(find(other, story, end.minusMillis(1))).isEqualTo(story);
        assertThat(other.listLive(List.of(author), end.minusMillis(1))).containsExactly(story);
        assertThat(find(other, story, end)).isNull();
        assertThat(other.listLive(List.of(author), end)).isEmpty();
    }

    @Test
    void aListThatNamesWhatHasGoneIsForgotten() {
        Story story = known();
        Story left = stored();
        one.insert(left);
        list(one);
        one.delete(story.id());
        String key = "stories:" + author;
        assertThat(memory.find(List.of(key)).values().get(key))
                .isEqualTo(StoryIdsFormat.INSTANCE.write(sorted(story.id(), left.id())));

        list(other);
        list(other);

        assertThat(memory.find(List.of(key)).values().get(key))
                .isEqualTo(StoryIdsFormat.INSTANCE.write(List.of(left.id())));
    }

    private static List<StoryId> sorted(StoryId... ids) {
        return Stream.of(ids).sorted().toList();
    }

    @Test
    void whoHasSeenAStoryIsAskedOfTheStore() {
        Story story = known();
        UserId viewer = Samples.userId();
        assertThat(one.find(viewer, story.id(), now)).contains(new StoryState(story, null, null));

        stored.putView(new Viewing(story.id(), viewer, now));

        assertThat(one.find(viewer, story.id(), now)).contains(new StoryState(story, null, now));
        assertThat(other.listByAuthors(author, List.of(author), now))
                .containsExactly(new StoryState(story, 1L, null));
    }

    @Test
    void whatACommitTakesBackIsNotFilledInBeforeItsEnd() throws InterruptedException {
        Story story = known();
        Story next = made();
        var journal =
                new CacheAwareJournal(new MemoryJournal(UUID.randomUUID(), new SettableClock(now)));
        List<String> keys = List.of("story:" + story.id(), "stories:" + author);

        journal.commit(
                new StoryCreated(next),
                () -> {
                    one.delete(story.id());
                    one.insert(next);
                    // What is not committed is for no other server to find or to keep.
                    assertThat(memory.find(keys)).isEqualTo(new Cache.Found(Map.of(), Map.of()));
                    return true;
                });

        assertThat(memory.find(keys).tickets()).containsOnlyKeys(keys);
    }

    @Test
    void readingGoesOnWhileTheCacheIsAwayAndChangingDoesNot() {
        Story story = known();
        Story next = made();
        cache.goAway();

        assertThat(find(one, story, now)).isEqualTo(story);
        assertThat(list(one)).containsExactly(story);
        for (Runnable change :
                List.<Runnable>of(() -> one.insert(next), () -> one.delete(story.id()))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        }
        assertThat(list(stored)).containsExactly(story);
    }
}
