package plaza.dynamodb.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.Viewing;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Values;
import plaza.dynamodb.Write;

/**
 * Stories in the table {@code stories}: {@code STORY#<id>, STORY}, the same once more at its
 * author, {@code USER#<id>, STORY#<id>}, and in the list of what expires, {@code EXPIRING#<0-15>,
 * <time>#<id>}. Nothing changes a story. Thread-safe.
 */
public final class DynamoStoryStore implements StoryStore {
    /** How long what has expired is left to the clean-up, which releases its media, too. */
    private static final Duration LEFT_TO_THE_CLEAN_UP = Duration.ofDays(1);

    private static final String EXPIRING = "EXPIRING";
    private static final String FIRST = "!";
    private static final String LAST = "~";

    private final Dynamo dynamo;
    private final Table stories;
    private final Buckets buckets;
    private final StoryViewers viewers;

    public DynamoStoryStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.stories = dynamo.table(Shape.STORIES);
        this.buckets = new Buckets(stories);
        this.viewers = new StoryViewers(dynamo);
    }

    /** When DynamoDB may remove what belongs to a story. */
    static Instant end(Instant expiresAt) {
        return expiresAt.plus(LEFT_TO_THE_CLEAN_UP);
    }

    @Override
    public boolean insert(Story story) {
        return dynamo.transact(
                List.of(
                        Write.putting(
                                stories,
                                StoryItems.of(StoryItems.key(story.id()), story),
                                Condition.absent()),
                        Write.putting(stories, StoryItems.of(ofAuthor(story), story)),
                        Write.putting(
                                stories,
                                Item.at(expiring(story)).expiring(end(story.expiresAt())))));
    }

    private static Key ofAuthor(Story story) {
        return new Key("USER#" + story.author(), "STORY#" + story.id());
    }

    private static Key expiring(Story story) {
        return Buckets.key(
                EXPIRING, story.id().value(), Values.sorted(story.expiresAt()) + "#" + story.id());
    }

    @Override
    public boolean delete(StoryId id) {
        Optional<Story> found = stories.get(StoryItems.key(id)).map(StoryItems::story);
        boolean deleted =
                found.isPresent()
                        && dynamo.transact(
                                List.of(
                                        Write.deleting(
                                                stories, StoryItems.key(id), Condition.exists()),
                                        Write.deleting(stories, ofAuthor(found.get())),
                                        Write.deleting(stories, expiring(found.get()))));
        // Also where it is gone: a call that was cut off may have left them.
        viewers.delete(id);
        return deleted;
    }

    @Override
    public Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        return live(
                        stories
                                .getAll(ids.stream().map(StoryItems::key).toList())
                                .values()
                                .stream(),
                        now)
                .collect(Collectors.toMap(Story::id, story -> story));
    }

    private static Stream<Story> live(Stream<Item> items, Instant now) {
        return items.map(StoryItems::story).filter(story -> story.isLive(now));
    }

    @Override
    public List<Story> listLive(Collection<UserId> authors, Instant now) {
        List<Query> queries =
                authors.stream()
                        .distinct()
                        .map(author -> Query.of("USER#" + author, "STORY#"))
                        .toList();
        return live(stories.queryAll(queries).stream().flatMap(List::stream), now)
                .sorted(Comparator.comparing(Story::id))
                .toList();
    }

    @Override
    public List<StoryId> listExpired(Instant now, int limit) {
        String to = Values.sorted(now) + LAST;
        return buckets
                .first(List.of(EXPIRING), range -> range.between(FIRST, to).limit(limit))
                .stream()
                .map(StoryItems::idBehindTime)
                .toList();
    }

    @Override
    public List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        List<Story> found =
                listLive(authors, now).stream()
                        .filter(story -> !story.createdAt().isAfter(asOf))
                        .toList();
        Map<StoryId, Instant> seen = findViews(viewer, found.stream().map(Story::id).toList());
        Map<UserId, AuthorStories> summaries = new HashMap<>();
        for (Story story : found) {
            Instant at = seen.get(story.id());
            boolean unseen = at == null || at.isAfter(asOf);
            // The oldest first: the last one is the latest.
            summaries.merge(
                    story.author(),
                    new AuthorStories(story.author(), story.createdAt(), unseen),
                    (before, latest) ->
                            new AuthorStories(
                                    latest.author(),
                                    latest.latest(),
                                    before.unseen() || latest.unseen()));
        }
        return new ArrayList<>(summaries.values());
    }

    @Override
    public boolean putView(Viewing viewing) {
        Key key = StoryItems.key(viewing.story());
        Optional<Story> story = stories.get(key).map(StoryItems::story);
        var whole =
                new Viewing(
                        viewing.story(),
                        viewing.viewer(),
                        viewing.at().truncatedTo(ChronoUnit.MILLIS));
        if (story.isEmpty() || !viewers.add(whole, end(story.get().expiresAt()))) {
            return false;
        }
        // Deleted in between: whoever deletes takes the story away first, and then its views.
        boolean there = stories.get(key).isPresent();
        if (!there) {
            viewers.remove(whole);
        }
        return there;
    }

    @Override
    public Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> seen) {
        return viewers.find(viewer, seen);
    }

    @Override
    public Map<StoryId, Long> countViews(Collection<StoryId> seen) {
        return viewers.count(seen);
    }

    @Override
    public Page<Viewing> listViews(StoryId story, PageRequest page) {
        return viewers.list(story, page);
    }
}
