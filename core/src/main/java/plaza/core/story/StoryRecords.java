package plaza.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * The records of stories, which nothing changes between their making and their end, and which say
 * nothing of who has seen them. What has expired at the time that is asked for is not answered,
 * whether it is still stored or not.
 */
public interface StoryRecords {
    /** Adds a story; when its id is there already nothing changes. Says if it was new. */
    boolean insert(Story story);

    /** Removes a story and who has seen it; says whether it was there. */
    boolean delete(StoryId id);

    /** Stories by id. */
    Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now);

    /** The stories of some people that are up, oldest first. */
    List<Story> listLive(Collection<UserId> authors, Instant now);

    /** What has expired, longest expired first, ties by id; at most 1,000. */
    List<StoryId> listExpired(Instant now, int limit);
}
