package plaza.cache.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.cache.SharedEntries;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.Viewing;

/**
 * Records of stories in the cache that servers share: each by its id, and of each author the ids of
 * those that are up. Nothing is kept in this process, so a story that one server took back is gone
 * from all when the call returns. A record says when it expires, and is answered until then only.
 *
 * <p>A list may name stories that have gone since: it is the record that says whether a story is
 * there. Whoever comes across one that is not has the list forgotten. So only a new story changes
 * the list of its author, and a deletion, which knows an id alone, only its record.
 *
 * <p>Who has seen what, and how many did, is always asked of the store, and so are summaries: they
 * look at everybody whom somebody follows, of whom most have no story.
 */
public final class CachedStoryStore implements StoryStore {
    private final StoryStore delegate;
    private final SharedEntries<StoryId, Story> records;
    private final SharedEntries<UserId, List<StoryId>> lists;

    /**
     * @param cache that the servers share
     * @param kept for how long it keeps a story, and a list
     */
    public CachedStoryStore(StoryStore delegate, Cache cache, Duration kept) {
        this.delegate = delegate;
        this.records = new SharedEntries<>(cache, "story", StoryFormat.INSTANCE, _ -> kept);
        this.lists = new SharedEntries<>(cache, "stories", StoryIdsFormat.INSTANCE, _ -> kept);
    }

    @Override
    public boolean insert(Story story) {
        return lists.change(story.author(), () -> delegate.insert(story));
    }

    @Override
    public boolean delete(StoryId id) {
        return records.change(id, () -> delegate.delete(id));
    }

    @Override
    public Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<StoryId, Story> live = new HashMap<>();
        records.getAll(ids, missing -> delegate.findAll(missing, now))
                .forEach(
                        (id, story) -> {
                            if (story.isLive(now)) {
                                live.put(id, story);
                            }
                        });
        return live;
    }

    @Override
    public List<Story> listLive(Collection<UserId> authors, Instant now) {
        if (authors.isEmpty()) {
            return List.of();
        }
        Map<StoryId, Story> live = new HashMap<>();
        Map<UserId, List<StoryId>> listed =
                lists.getAll(Set.copyOf(authors), missing -> load(missing, now, live));
        Set<StoryId> known = new HashSet<>();
        listed.values().forEach(known::addAll);
        known.removeAll(live.keySet());
        live.putAll(findAll(known, now));
        listed.forEach(
                (author, ids) -> {
                    if (!live.keySet().containsAll(ids)) {
                        lists.forget(author);
                    }
                });
        return live.values().stream().sorted(Comparator.comparing(Story::id)).toList();
    }

    /** Lists of the store, and what is in them besides. */
    private Map<UserId, List<StoryId>> load(
            Collection<UserId> authors, Instant now, Map<StoryId, Story> loaded) {
        Map<UserId, List<StoryId>> ids = HashMap.newHashMap(authors.size());
        authors.forEach(author -> ids.put(author, new ArrayList<>()));
        for (Story story : delegate.listLive(authors, now)) {
            ids.computeIfAbsent(story.author(), _ -> new ArrayList<>()).add(story.id());
            loaded.put(story.id(), story);
        }
        return ids;
    }

    @Override
    public List<StoryId> listExpired(Instant now, int limit) {
        return delegate.listExpired(now, limit);
    }

    @Override
    public List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        return delegate.summarize(viewer, authors, asOf, now);
    }

    @Override
    public boolean putView(Viewing viewing) {
        return delegate.putView(viewing);
    }

    @Override
    public Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> stories) {
        return delegate.findViews(viewer, stories);
    }

    @Override
    public Map<StoryId, Long> countViews(Collection<StoryId> stories) {
        return delegate.countViews(stories);
    }

    @Override
    public Page<Viewing> listViews(StoryId story, PageRequest page) {
        return delegate.listViews(story, page);
    }
}
