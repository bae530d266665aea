package plaza.dynamodb.story;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Viewing;
import plaza.dynamodb.Change;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Pairs;
import plaza.dynamodb.Pairs.Side;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Who has seen which stories: {@code STORY#<id>, VIEWER#<person>}, and how many, {@code STORY#<id>,
 * VIEWS#<0-15>}. Thread-safe.
 */
final class StoryViewers {
    private static final String COUNTS = "VIEWS#";
    private static final String VIEWS = "views";

    private final Table stories;
    private final Pairs views;

    StoryViewers(Dynamo dynamo) {
        this.stories = dynamo.table(Shape.STORIES);
        this.views = new Pairs(dynamo, Shape.STORIES, new Side("STORY", "VIEWER"), null);
    }

    private Write counted(Viewing viewing, Change change, int more) {
        Key counts =
                new Key(StoryItems.partition(viewing.story()), COUNTS + viewing.viewer().bucket());
        return Write.updating(stories, counts, change.add(VIEWS, more), null);
    }

    /** Says whether it is the person's first. */
    boolean add(Viewing viewing, Instant end) {
        return views.add(
                viewing.story().value(),
                viewing.viewer().value(),
                viewing.at(),
                item -> item.expiring(end),
                List.of(counted(viewing, Change.none().expiring(end), 1)));
    }

    void remove(Viewing viewing) {
        views.remove(
                viewing.story().value(),
                viewing.viewer().value(),
                List.of(counted(viewing, Change.none(), -1)));
    }

    /** Forgets all who have seen a story that is gone. */
    void delete(StoryId story) {
        stories.deleteAll(
                stories.query(Query.all(StoryItems.partition(story))).stream()
                        .map(Item::key)
                        .filter(key -> !key.equals(StoryItems.key(story)))
                        .toList());
    }

    Map<StoryId, Instant> find(UserId viewer, Collection<StoryId> seen) {
        Map<StoryId, Instant> found = new HashMap<>();
        views.foundFrom(seen.stream().map(StoryId::value).toList(), viewer.value())
                .forEach((story, view) -> found.put(new StoryId(story), Pairs.at(view)));
        return found;
    }

    Map<StoryId, Long> count(Collection<StoryId> seen) {
        List<StoryId> once = seen.stream().distinct().toList();
        List<List<Item>> found =
                stories.queryAll(
                        once.stream()
                                .map(story -> Query.of(StoryItems.partition(story), COUNTS))
                                .toList());
        Map<StoryId, Long> counts = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            long count = found.get(i).stream().mapToLong(each -> each.count(VIEWS)).sum();
            if (count > 0) {
                counts.put(once.get(i), count);
            }
        }
        return counts;
    }

    Page<Viewing> list(StoryId story, PageRequest page) {
        return views.listFrom(story.value(), page)
                .map(view -> new Viewing(story, new UserId(Pairs.other(view)), Pairs.at(view)));
    }
}
