package plaza.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * Stories and who has seen them. Visible when a call returns. What has expired at the time that is
 * asked for is not answered, whether it is still stored or not. Does not check who may see what,
 * nor that people and media exist. Every write touches one story.
 *
 * <p>An engine that removes expired stories by itself has to leave the clean-up an hour: the
 * clean-up releases the media too.
 */
public interface StoryStore {
    /** Adds a story; when its id is there already nothing changes. Says if it was new. */
    boolean insert(Story story);

    /** Removes a story and who has seen it; says whether it was there. */
    boolean delete(StoryId id);

    /**
     * A story.
     *
     * @param viewer for whom it is told when they saw it
     */
    Optional<StoryState> find(UserId viewer, StoryId id, Instant now);

    /**
     * The stories of some people, oldest first.
     *
     * @param viewer for whom it is told when they saw them
     */
    List<StoryState> listByAuthors(UserId viewer, Collection<UserId> authors, Instant now);

    /**
     * Those of some people who have stories, in any order, by what was there at an earlier time:
     * stories made and seen later than {@code asOf} count as not made and not seen. What has
     * expired or was deleted since does not count.
     */
    List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now);

    /**
     * Notes that somebody has seen a story, unless that is known; says whether it was new. The
     * first time stands, to the millisecond. A story that is not there is seen by nobody.
     */
    boolean putView(Viewing viewing);

    /** Who has seen a story, latest first, ties by id downwards. */
    Page<Viewing> listViews(StoryId story, PageRequest page);

    /** What has expired, longest expired first, ties by id; at most 1,000. */
    List<StoryId> listExpired(Instant now, int limit);
}
