package plaza.contracts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.story.StorySamples.id;
import static plaza.contracts.story.StorySamples.unsaved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryState;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;

/** The contract of every {@link StoryStore}. */
public interface StoryStoreContract extends StoryViewingContract {
    @Test
    default void aStoryIsThereWhenTheCallReturnsAndUntilItExpires() {
        UserId viewer = givenUser();
        Story story = story(givenUser(), Samples.now(), TTL);
        List<UserId> author = List.of(story.author());
        var state = new StoryState(story, null, null);

        for (Instant now : List.of(story.createdAt(), story.expiresAt().minusMillis(1))) {
            assertThat(store().find(viewer, story.id(), now)).contains(state);
            assertThat(store().findAll(List.of(story.id()), now))
                    .isEqualTo(Map.of(story.id(), story));
            assertThat(store().listByAuthors(viewer, author, now)).containsExactly(state);
            assertThat(store().listLive(author, now)).containsExactly(story);
            assertThat(store().summarize(viewer, author, now, now))
                    .containsExactly(new AuthorStories(story.author(), story.createdAt(), true));
        }
        Instant end = story.expiresAt();
        assertThat(store().find(viewer, story.id(), end)).isEmpty();
        assertThat(store().findAll(List.of(story.id()), end)).isEmpty();
        assertThat(store().listByAuthors(viewer, author, end)).isEmpty();
        assertThat(store().listLive(author, end)).isEmpty();
        assertThat(store().summarize(viewer, author, end, end)).isEmpty();
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        UserId viewer = givenUser();
        var unknown = new StoryId(id(Samples.now()));
        Instant now = Samples.now();

        assertThat(store().find(viewer, unknown, now)).isEmpty();
        assertThat(store().listByAuthors(viewer, List.of(givenUser()), now)).isEmpty();
        assertThat(store().findAll(List.of(unknown), now)).isEmpty();
        assertThat(store().findAll(List.of(), now)).isEmpty();
        assertThat(store().listByAuthors(viewer, List.of(), now)).isEmpty();
        assertThat(store().listLive(List.of(givenUser()), now)).isEmpty();
        assertThat(store().listLive(List.of(), now)).isEmpty();
        assertThat(store().findViews(viewer, List.of(unknown))).isEmpty();
        assertThat(store().findViews(viewer, List.of())).isEmpty();
        assertThat(store().countViews(List.of(unknown))).isEmpty();
        assertThat(store().countViews(List.of())).isEmpty();
        assertThat(store().summarize(viewer, List.of(givenUser()), now, now)).isEmpty();
        assertThat(store().summarize(viewer, List.of(), now, now)).isEmpty();
        assertThat(store().delete(unknown)).isFalse();
        assertThat(store().listViews(unknown, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().putView(new Viewing(unknown, viewer, now))).isFalse();
    }

    @Test
    default void insertingAgainChangesNothing() {
        Story story = story(givenUser(), Samples.now(), TTL);
        var other =
                new Story(
                        story.id(),
                        story.author(),
                        "stories/other.mp4",
                        "other",
                        StoryVisibility.FOLLOWERS,
                        story.expiresAt().plusSeconds(60));

        assertThat(store().insert(story)).isFalse();
        assertThat(store().insert(other)).isFalse();

        assertThat(find(story, givenUser())).contains(new StoryState(story, null, null));
    }

    @Test
    default void everyFieldIsKept() {
        UserId author = givenUser();
        List<@Nullable String> texts = new ArrayList<>(Texts.hard());
        texts.add(null);
        texts.add("\uD83D\uDE00".repeat(500));
        for (String text : texts) {
            for (StoryVisibility visibility : StoryVisibility.values()) {
                Instant now = Samples.now();
                var story =
                        new Story(
                                new StoryId(id(now)),
                                author,
                                "reels/" + id(now) + ".webm",
                                text,
                                visibility,
                                now.plus(TTL));
                assertThat(store().insert(story)).isTrue();
                assertThat(find(story, author)).contains(new StoryState(story, 0L, null));
                assertThat(store().findAll(List.of(story.id()), now))
                        .isEqualTo(Map.of(story.id(), story));
            }
        }
    }

    @Test
    default void deletingTakesTheStoryAndItsViewsOnce() {
        UserId viewer = givenUser();
        Story story = story(givenUser(), Samples.now(), TTL);
        view(story, viewer, Samples.now());

        assertThat(store().delete(story.id())).isTrue();
        assertThat(store().delete(story.id())).isFalse();

        assertThat(find(story, viewer)).isEmpty();
        assertThat(store().listLive(List.of(story.author()), story.createdAt())).isEmpty();
        assertThat(store().findViews(viewer, List.of(story.id()))).isEmpty();
        assertThat(store().countViews(List.of(story.id()))).isEmpty();
        assertThat(store().listViews(story.id(), PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().insert(story)).isTrue();
        assertThat(find(story, viewer)).contains(new StoryState(story, null, null));
    }

    @Test
    default void aPersonsStoriesComeOldestFirst() {
        UserId author = givenUser();
        UserId other = givenUser();
        Instant now = Samples.now();
        Story second = story(author, now.minusSeconds(5), TTL);
        Story third = story(author, now, TTL);
        Story first = story(author, now.minusSeconds(60), TTL);
        Story ofOther = story(other, now.minusSeconds(30), TTL);
        story(givenUser(), now, TTL);

        assertThat(stories(List.of(author), now)).containsExactly(first, second, third);
        assertThat(stories(List.of(author, other, author), now))
                .containsExactly(first, ofOther, second, third);
    }

    @Test
    default void whatExpiredIsLeftOutOfListsBesideWhatHasNot() {
        UserId author = givenUser();
        Instant now = Samples.now();
        story(author, now.minus(TTL), TTL);
        Story alive = story(author, now.minus(TTL).plusMillis(1), TTL);

        assertThat(stories(List.of(author), now)).containsExactly(alive);
        assertThat(store().summarize(givenUser(), List.of(author), now, now))
                .containsExactly(new AuthorStories(author, alive.createdAt(), true));
    }

    @Test
    default void aSummaryTellsTheLatestStoryAndWhetherSomethingIsUnseen() {
        UserId viewer = givenUser();
        UserId author = givenUser();
        Instant now = Samples.now();
        Story first = story(author, now.minusSeconds(20), TTL);
        Story second = story(author, now.minusSeconds(10), TTL);
        Story ofOther = story(givenUser(), now.minusSeconds(15), TTL);

        view(second, viewer, now);
        assertThat(summaries(viewer, List.of(author, ofOther.author()), now, now))
                .containsExactlyInAnyOrder(
                        new AuthorStories(author, second.createdAt(), true),
                        new AuthorStories(ofOther.author(), ofOther.createdAt(), true));
        view(first, viewer, now);
        assertThat(summaries(viewer, List.of(author), now, now))
                .containsExactly(new AuthorStories(author, second.createdAt(), false));
        assertThat(summaries(givenUser(), List.of(author), now, now))
                .containsExactly(new AuthorStories(author, second.createdAt(), true));
    }

    @Test
    default void aSummaryOfAnEarlierTimeKnowsNothingOfWhatCameLater() {
        UserId viewer = givenUser();
        UserId author = givenUser();
        Instant asOf = Samples.now();
        Instant now = asOf.plusSeconds(10);
        Story story = story(author, asOf, TTL);
        var unseen = new AuthorStories(author, asOf, true);

        view(story, viewer, asOf.plusMillis(1));
        story(author, asOf.plusMillis(1), TTL);
        Story ofLater = story(givenUser(), asOf.plusMillis(1), TTL);

        assertThat(summaries(viewer, List.of(author, ofLater.author()), asOf, now))
                .containsExactly(unseen);
        UserId earlier = givenUser();
        view(story, earlier, asOf);
        assertThat(summaries(earlier, List.of(author), asOf, now))
                .containsExactly(new AuthorStories(author, asOf, false));
    }

    @Test
    default void aSummaryLeavesOutWhatExpiredOrWasDeletedSince() {
        UserId viewer = givenUser();
        UserId author = givenUser();
        Instant asOf = Samples.now();
        Story first = story(author, asOf.minusSeconds(10), Duration.ofSeconds(15));
        Story second = story(author, asOf.minusSeconds(5), TTL);
        Story third = story(author, asOf, TTL);
        view(second, viewer, asOf);
        view(third, viewer, asOf);
        Instant end = first.expiresAt();

        assertThat(summaries(viewer, List.of(author), asOf, end.minusMillis(1)))
                .containsExactly(new AuthorStories(author, asOf, true));
        assertThat(summaries(viewer, List.of(author), asOf, end))
                .containsExactly(new AuthorStories(author, asOf, false));
        store().delete(third.id());
        assertThat(summaries(viewer, List.of(author), asOf, end))
                .containsExactly(new AuthorStories(author, second.createdAt(), false));
    }

    /** They are so old that no other test's stories are among them. */
    @Test
    default void whatExpiredIsListedLongestExpiredFirst() {
        UserId author = givenUser();
        Instant longAgo =
                Instant.parse("1999-01-01T00:00:00Z")
                        .plusSeconds(ThreadLocalRandom.current().nextInt(1_000_000));
        Story second = story(author, longAgo.plusSeconds(1), TTL);
        Story first = story(author, longAgo, TTL);
        Story alive = story(author, longAgo.plusSeconds(2), TTL);
        Instant now = alive.expiresAt().minusMillis(1);

        assertThat(store().listExpired(now, 10)).containsExactly(first.id(), second.id());
        assertThat(store().listExpired(now, 1)).containsExactly(first.id());
        assertThat(store().listExpired(first.expiresAt(), 10)).containsExactly(first.id());
        assertThat(store().listExpired(first.expiresAt().minusMillis(1), 10)).isEmpty();

        Stream.of(first, second, alive).forEach(story -> store().delete(story.id()));
        assertThat(store().listExpired(now, 10)).isEmpty();
    }

    @Test
    default void ofManyWritersOneInsertsOneSeesOneDeletes() {
        UserId viewer = givenUser();
        UserId author = givenUser();
        Instant now = Samples.now();
        Story story = unsaved(author, now, TTL);

        assertThat(Concurrently.call(8, _ -> store().insert(story))).containsOnlyOnce(true);
        assertThat(Concurrently.call(8, _ -> store().putView(new Viewing(story.id(), viewer, now))))
                .containsOnlyOnce(true);
        assertThat(find(story, viewer)).contains(new StoryState(story, null, now));
        assertThat(store().countViews(List.of(story.id()))).isEqualTo(Map.of(story.id(), 1L));
        assertThat(Concurrently.call(8, _ -> store().delete(story.id()))).containsOnlyOnce(true);
    }

    private List<Story> stories(List<UserId> authors, Instant now) {
        List<Story> live = store().listLive(authors, now);
        assertThat(store().listByAuthors(Samples.userId(), authors, now))
                .extracting(StoryState::story)
                .isEqualTo(live);
        return live;
    }

    private List<AuthorStories> summaries(
            UserId viewer, List<UserId> authors, Instant asOf, Instant now) {
        return store().summarize(viewer, authors, asOf, now);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId viewer = givenUser();
        Story story = story(givenUser(), Samples.now(), TTL);
        Instant now = story.createdAt();
        view(story, viewer, now);
        AnyNumber.of(StoryStore.class, store(), manyIds())
                .finds(
                        "listByAuthors",
                        List.of(story.author()),
                        Samples::userId,
                        (stories, people) -> stories.listByAuthors(viewer, people, now))
                .finds(
                        "listLive",
                        List.of(story.author()),
                        Samples::userId,
                        (stories, people) -> stories.listLive(people, now))
                .finds(
                        "findAll",
                        List.of(story.id()),
                        () -> new StoryId(id(now)),
                        (stories, ids) -> stories.findAll(ids, now))
                .finds(
                        "findViews",
                        List.of(story.id()),
                        () -> new StoryId(id(now)),
                        (stories, ids) -> stories.findViews(viewer, ids))
                .finds(
                        "countViews",
                        List.of(story.id()),
                        () -> new StoryId(id(now)),
                        StoryStore::countViews)
                .finds(
                        "summarize",
                        List.of(story.author()),
                        Samples::userId,
                        (stories, people) -> stories.summarize(viewer, people, now, now))
                .andThatIsAll();
    }
}
