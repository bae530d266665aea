package plaza.memory.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.Viewing;
import plaza.memory.LatestFirst;

/** Stories in memory, each with those who have seen it. Thread-safe. */
public final class MemoryStoryStore implements StoryStore {
    private final Map<StoryId, Shown> stories = new HashMap<>();

    private record Shown(Story story, Map<UserId, Instant> views) {
        /** Whether the story was there and unseen at a time. */
        boolean isUnseen(UserId viewer, Instant asOf) {
            Instant at = views.get(viewer);
            return at == null || at.isAfter(asOf);
        }
    }

    @Override
    public synchronized boolean insert(Story story) {
        return stories.putIfAbsent(story.id(), new Shown(story, new HashMap<>())) == null;
    }

    @Override
    public synchronized boolean delete(StoryId id) {
        return stories.remove(id) != null;
    }

    @Override
    public synchronized Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        Map<StoryId, Story> found = new HashMap<>();
        for (StoryId id : ids) {
            Shown shown = stories.get(id);
            if (shown != null && shown.story().isLive(now)) {
                found.put(id, shown.story());
            }
        }
        return found;
    }

    @Override
    public synchronized List<Story> listLive(Collection<UserId> authors, Instant now) {
        return live(authors, now)
                .map(Shown::story)
                .sorted(Comparator.comparing(Story::id))
                .toList();
    }

    private Stream<Shown> live(Collection<UserId> authors, Instant now) {
        Set<UserId> wanted = Set.copyOf(authors);
        return stories.values().stream()
                .filter(shown -> wanted.contains(shown.story().author()))
                .filter(shown -> shown.story().isLive(now));
    }

    @Override
    public synchronized List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        Map<UserId, AuthorStories> summaries = new HashMap<>();
        live(authors, now)
                .filter(shown -> !shown.story().createdAt().isAfter(asOf))
                .map(
                        shown ->
                                new AuthorStories(
                                        shown.story().author(),
                                        shown.story().createdAt(),
                                        shown.isUnseen(viewer, asOf)))
                .forEach(one -> summaries.merge(one.author(), one, MemoryStoryStore::merged));
        return List.copyOf(summaries.values());
    }

    private static AuthorStories merged(AuthorStories one, AuthorStories other) {
        return new AuthorStories(
                one.author(),
                one.latest().isAfter(other.latest()) ? one.latest() : other.latest(),
                one.unseen() || other.unseen());
    }

    @Override
    public synchronized boolean putView(Viewing viewing) {
        Shown shown = stories.get(viewing.story());
        return shown != null
                && shown.views()
                                .putIfAbsent(
                                        viewing.viewer(),
                                        viewing.at().truncatedTo(ChronoUnit.MILLIS))
                        == null;
    }

    @Override
    public synchronized Map<StoryId, Instant> findViews(
            UserId viewer, Collection<StoryId> stories) {
        Map<StoryId, Instant> seen = new HashMap<>();
        for (StoryId id : stories) {
            Shown shown = this.stories.get(id);
            Instant at = shown == null ? null : shown.views().get(viewer);
            if (at != null) {
                seen.put(id, at);
            }
        }
        return seen;
    }

    @Override
    public synchronized Map<StoryId, Long> countViews(Collection<StoryId> stories) {
        Map<StoryId, Long> counts = new HashMap<>();
        for (StoryId id : stories) {
            Shown shown = this.stories.get(id);
            if (shown != null && !shown.views().isEmpty()) {
                counts.put(id, (long) shown.views().size());
            }
        }
        return counts;
    }

    @Override
    public synchronized Page<Viewing> listViews(StoryId story, PageRequest page) {
        List<Viewing> viewings = new ArrayList<>();
        Shown shown = stories.get(story);
        if (shown != null) {
            shown.views().forEach((viewer, at) -> viewings.add(new Viewing(story, viewer, at)));
        }
        return LatestFirst.page(
                viewings,
                viewing -> new KeysetCursor(viewing.at(), viewing.viewer().value()),
                page);
    }

    @Override
    public synchronized List<StoryId> listExpired(Instant now, int limit) {
        return stories.values().stream()
                .map(Shown::story)
                .filter(story -> !story.isLive(now))
                .sorted(Comparator.comparing(Story::expiresAt).thenComparing(Story::id))
                .limit(limit)
                .map(Story::id)
                .toList();
    }
}
