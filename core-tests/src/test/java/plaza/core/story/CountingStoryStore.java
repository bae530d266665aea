package plaza.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/** A store that counts how often it is asked. */
final class CountingStoryStore implements StoryStore {
    private final StoryStore delegate;
    private int calls;

    CountingStoryStore(StoryStore delegate) {
        this.delegate = delegate;
    }

    /** How many calls a piece of work makes. */
    int during(Runnable work) {
        int before = calls;
        work.run();
        return calls - before;
    }

    private StoryStore counted() {
        calls++;
        return delegate;
    }

    @Override
    public boolean insert(Story story) {
        return counted().insert(story);
    }

    @Override
    public boolean delete(StoryId id) {
        return counted().delete(id);
    }

    @Override
    public Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        return counted().findAll(ids, now);
    }

    @Override
    public List<Story> listLive(Collection<UserId> authors, Instant now) {
        return counted().listLive(authors, now);
    }

    @Override
    public Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> stories) {
        return counted().findViews(viewer, stories);
    }

    @Override
    public Map<StoryId, Long> countViews(Collection<StoryId> stories) {
        return counted().countViews(stories);
    }

    @Override
    public Optional<StoryState> find(UserId viewer, StoryId id, Instant now) {
        return counted().find(viewer, id, now);
    }

    @Override
    public List<StoryState> listByAuthors(UserId viewer, Collection<UserId> authors, Instant now) {
        return counted().listByAuthors(viewer, authors, now);
    }

    @Override
    public List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        return counted().summarize(viewer, authors, asOf, now);
    }

    @Override
    public boolean putView(Viewing viewing) {
        return counted().putView(viewing);
    }

    @Override
    public Page<Viewing> listViews(StoryId story, PageRequest page) {
        return counted().listViews(story, page);
    }

    @Override
    public List<StoryId> listExpired(Instant now, int limit) {
        return counted().listExpired(now, limit);
    }
}
