package plaza.contracts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.story.StorySamples.unsaved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.StoryState;
import plaza.core.story.StoryStore;
import plaza.core.story.Viewing;

/** The contract of every {@link StoryStore}: who has seen a story. */
public interface StoryViewingContract extends Fixtures {
    Duration TTL = Duration.ofHours(24);

    StoryStore store();

    default Optional<StoryState> find(Story story, UserId viewer) {
        return store().find(viewer, story.id(), story.createdAt());
    }

    /** A story of that time, stored. */
    default Story story(UserId author, Instant at, Duration ttl) {
        Story story = unsaved(author, at, ttl);
        assertThat(store().insert(story)).isTrue();
        return story;
    }

    default Viewing view(Story story, UserId viewer, Instant at) {
        assertThat(store().putView(new Viewing(story.id(), viewer, at))).isTrue();
        return new Viewing(story.id(), viewer, at);
    }

    @Test
    default void aViewIsOneForEachPersonAndTheFirstTimeStands() {
        UserId viewer = givenUser();
        UserId other = givenUser();
        Story story = story(givenUser(), Samples.now(), TTL);
        Instant at = story.createdAt().plusSeconds(5);

        assertThat(store().putView(new Viewing(story.id(), viewer, at))).isTrue();
        assertThat(store().putView(new Viewing(story.id(), viewer, at))).isFalse();
        assertThat(store().putView(new Viewing(story.id(), viewer, at.plusSeconds(9)))).isFalse();
        assertThat(store().putView(new Viewing(story.id(), viewer, at.minusSeconds(1)))).isFalse();

        assertThat(find(story, viewer)).contains(new StoryState(story, null, at));
        assertThat(find(story, other)).contains(new StoryState(story, null, null));
        assertThat(store().findViews(viewer, ids(story))).isEqualTo(Map.of(story.id(), at));
        assertThat(store().findViews(other, ids(story))).isEmpty();
    }

    /** Counting is dear where many have looked, and nobody else is shown the number. */
    @Test
    default void howManyHaveSeenAStoryIsToldToItsAuthor() {
        UserId author = givenUser();
        UserId viewer = givenUser();
        Story story = story(author, Samples.now(), TTL);
        Story unseen = story(author, story.createdAt(), TTL);
        Instant at = story.createdAt();
        view(story, viewer, at);
        view(story, givenUser(), at);

        assertThat(store().countViews(ids(story, unseen))).isEqualTo(Map.of(story.id(), 2L));
        assertThat(store().listByAuthors(author, List.of(author), at))
                .containsExactlyInAnyOrder(
                        new StoryState(story, 2L, null), new StoryState(unseen, 0L, null));
        assertThat(store().listByAuthors(viewer, List.of(author), at))
                .containsExactlyInAnyOrder(
                        new StoryState(story, null, at), new StoryState(unseen, null, null));
    }

    private static List<StoryId> ids(Story... stories) {
        return Stream.of(stories).map(Story::id).toList();
    }

    @Test
    default void timesOfViewsAreKeptToTheMillisecond() {
        UserId viewer = givenUser();
        Story story = story(givenUser(), Samples.now(), TTL);
        Instant at = story.createdAt().plusSeconds(1);

        view(story, viewer, at.plusNanos(999_999));

        assertThat(find(story, viewer)).contains(new StoryState(story, null, at));
        assertThat(store().listViews(story.id(), PageRequest.first(1)).items())
                .containsExactly(new Viewing(story.id(), viewer, at));
    }

    @Test
    default void whoHasSeenAStoryIsPagedLatestFirstWithTies() {
        Story story = story(givenUser(), Samples.now(), TTL);
        Instant at = story.createdAt();
        List<Viewing> tied = Stream.generate(() -> view(story, givenUser(), at)).limit(7).toList();
        Viewing later = view(story, givenUser(), at.plusMillis(1));
        view(story(givenUser(), at, TTL), givenUser(), at);
        List<Viewing> expected = new ArrayList<>(List.of(later));
        tied.stream().sorted((a, b) -> b.viewer().compareTo(a.viewer())).forEach(expected::add);

        for (int limit = 1; limit <= 9; limit++) {
            assertThat(Page.all(limit, page -> store().listViews(story.id(), page)))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    default void theListOfViewsStandsStillWhileOthersLook() {
        Story story = story(givenUser(), Samples.now(), TTL);
        Instant at = story.createdAt();
        Viewing third = view(story, givenUser(), at);
        Viewing second = view(story, givenUser(), at.plusMillis(1));
        Viewing first = view(story, givenUser(), at.plusMillis(2));

        Page<Viewing> page = store().listViews(story.id(), PageRequest.first(2));
        view(story, givenUser(), at.plusMillis(3));

        assertThat(page.items()).containsExactly(first, second);
        assertThat(store().listViews(story.id(), new PageRequest(page.next(), 2)).items())
                .containsExactly(third);
    }

    @Test
    default void theListOfViewsRefusesCursorsThatAreNotItsOwn() {
        Story story = story(givenUser(), Samples.now(), TTL);
        BadCursors.refusedBy(page -> store().listViews(story.id(), page));
    }

    @Test
    default void manyViewersAreCountedToTheLast() {
        Story story = story(givenUser(), Samples.now(), TTL);
        List<UserId> viewers = Stream.generate(this::givenUser).limit(16).toList();

        Concurrently.call(
                48,
                i ->
                        store().putView(
                                        new Viewing(
                                                story.id(),
                                                viewers.get(i % viewers.size()),
                                                story.createdAt())));

        assertThat(find(story, story.author())).contains(new StoryState(story, 16L, null));
        assertThat(Page.all(5, page -> store().listViews(story.id(), page)))
                .extracting(Viewing::viewer)
                .containsExactlyInAnyOrderElementsOf(viewers);
    }

    /** Whoever comes first, neither fails, and nothing of a deleted story is left. */
    @Test
    default void viewsThatMeetADeletionLeaveNothing() {
        for (int round = 0; round < 10; round++) {
            Story story = story(givenUser(), Samples.now(), TTL);
            List<UserId> viewers = Stream.generate(this::givenUser).limit(4).toList();
            Concurrently.call(
                    5,
                    i ->
                            i == 4
                                    ? store().delete(story.id())
                                    : store().putView(
                                                    new Viewing(
                                                            story.id(),
                                                            viewers.get(i),
                                                            story.createdAt())));
            assertThat(find(story, viewers.getFirst())).isEmpty();
            assertThat(store().listViews(story.id(), PageRequest.first(10)))
                    .isEqualTo(Page.empty());
        }
    }
}
