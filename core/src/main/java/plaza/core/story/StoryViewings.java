package plaza.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/** Who has seen which stories, for as long as these are stored. */
public interface StoryViewings {
    /**
     * Notes that somebody has seen a story, unless that is known; says whether it was new. The
     * first time stands, to the millisecond. A story that is not there is seen by nobody.
     */
    boolean putView(Viewing viewing);

    /** When somebody first saw each of some stories; those that they have not seen are left out. */
    Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> stories);

    /** How many people have seen each of some stories; those seen by nobody are left out. */
    Map<StoryId, Long> countViews(Collection<StoryId> stories);

    /** Who has seen a story, latest first, ties by id downwards. */
    Page<Viewing> listViews(StoryId story, PageRequest page);
}
