package plaza.contracts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;

/** Whatever stories come, are seen and go, two stores answer alike at every time. */
public final class StoryStoreModel {
    private static final int STORIES = 6;
    private static final int SPAN = 12;
    private static final AtomicInteger TRIES = new AtomicInteger();

    private final StoryStore model;
    private final StoryStore store;

    // Each try is earlier than those before it: what they left has not expired yet.
    private final Instant start =
            Instant.parse("2026-05-04T12:00:00Z").minus(Duration.ofDays(TRIES.incrementAndGet()));
    private final List<UserId> people;
    private final List<StoryId> ids;

    /**
     * @param store that nobody else writes to
     * @param people who have no stories
     */
    public StoryStoreModel(StoryStore model, StoryStore store, List<UserId> people) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.ids = IntStream.range(0, STORIES).mapToObj(this::id).toList();
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (int second = 0; second <= SPAN; second++) {
            assertSame(start.plusSeconds(second));
        }
        for (StoryId story : ids) {
            assertThat(Page.all(2, page -> store.listViews(story, page)).toList())
                    .isEqualTo(Page.all(2, page -> model.listViews(story, page)).toList());
        }
        ids.forEach(store::delete);
    }

    private void assertSame(Instant now) {
        for (UserId viewer : people) {
            for (StoryId story : ids) {
                assertThat(store.find(viewer, story, now))
                        .isEqualTo(model.find(viewer, story, now));
            }
            assertThat(store.listByAuthors(viewer, people, now))
                    .isEqualTo(model.listByAuthors(viewer, people, now));
            for (int earlier = 0; earlier < 4; earlier += 3) {
                Instant asOf = now.minusSeconds(earlier);
                assertThat(new HashSet<>(store.summarize(viewer, people, asOf, now)))
                        .isEqualTo(new HashSet<>(model.summarize(viewer, people, asOf, now)));
            }
        }
        for (int limit = 1; limit < STORIES + 2; limit += 3) {
            assertThat(store.listExpired(now, limit)).isEqualTo(model.listExpired(now, limit));
        }
    }

    private boolean apply(StoryStore to, int step) {
        int which = step / 10 % STORIES;
        return switch (step % 10) {
            case 0, 1 -> to.delete(ids.get(which));
            case 2, 3, 4, 5 ->
                    to.putView(
                            new Viewing(
                                    ids.get(which),
                                    people.get(step / 100 % people.size()),
                                    start.plusSeconds(step / 1_000 % SPAN)));
            default ->
                    to.insert(
                            new Story(
                                    ids.get(which),
                                    people.get(which % people.size()),
                                    "stories/" + which + ".jpg",
                                    step % 2 == 0 ? null : "Text " + step,
                                    step % 3 == 0
                                            ? StoryVisibility.FOLLOWERS
                                            : StoryVisibility.PUBLIC,
                                    start.plusSeconds(which / 2 + 2 + step / 1_000 % SPAN)));
        };
    }

    /** Two in each second, some of the same person. */
    private StoryId id(int which) {
        long unlike = people.getFirst().value().getLeastSignificantBits() + which * 16L;
        return new StoryId(Ids.of(start.plusSeconds(which / 2), 5, unlike));
    }
}
