package plaza.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * Stories and who has seen them. Visible when a call returns. Does not check who may see what, nor
 * that people and media exist. Every write touches one story.
 *
 * <p>An engine that removes expired stories by itself has to leave the clean-up an hour: the
 * clean-up releases the media too.
 */
public interface StoryStore extends StoryRecords, StoryViewings {
    /**
     * A story as it stands for a viewer. Here and in {@link #listByAuthors} out of its record and
     * its views; an engine that finds both in one statement does so.
     */
    default Optional<StoryState> find(UserId viewer, StoryId id, Instant now) {
        return states(viewer, findAll(List.of(id), now).values()).stream().findFirst();
    }

    /** The stories of some people that are up, oldest first, as they stand for a viewer. */
    default List<StoryState> listByAuthors(UserId viewer, Collection<UserId> authors, Instant now) {
        return states(viewer, listLive(authors, now));
    }

    private List<StoryState> states(UserId viewer, Collection<Story> stories) {
        if (stories.isEmpty()) {
            return List.of();
        }
        List<StoryId> own =
                stories.stream()
                        .filter(story -> story.author().equals(viewer))
                        .map(Story::id)
                        .toList();
        Map<StoryId, Instant> seen = findViews(viewer, stories.stream().map(Story::id).toList());
        Map<StoryId, Long> counts = own.isEmpty() ? Map.of() : countViews(own);
        return stories.stream()
                .map(
                        story ->
                                new StoryState(
                                        story,
                                        story.author().equals(viewer)
                                                ? counts.getOrDefault(story.id(), 0L)
                                                : null,
                                        seen.get(story.id())))
                .toList();
    }

    /**
     * Those of some people who have stories, in any order, by what was there at an earlier time:
     * stories made and seen later than {@code asOf} count as not made and not seen. What has
     * expired or was deleted since does not count.
     */
    List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now);
}
