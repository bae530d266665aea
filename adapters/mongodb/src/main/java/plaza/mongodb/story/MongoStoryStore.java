package plaza.mongodb.story;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.media.MediaKeys;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;
import plaza.mongodb.post.Counts;

/**
 * Stories in the collection {@code stories}. Who has seen them is in {@code storyViews}, a document
 * for each; the field {@code views} names the first 1,000 of them, so that no document grows
 * without end. MongoDB removes both an hour after the story has expired, if the clean-up has not.
 * Thread-safe.
 */
public final class MongoStoryStore implements StoryStore {
    private static final Duration LEFT_TO_THE_CLEAN_UP = Duration.ofHours(1);
    private static final int NAMED_VIEWERS = 1_000;

    private static final String ID = "_id";
    private static final String USER = "user_id";
    private static final String EXPIRES = "expires_at";
    private static final String EXPIRES_MICROS = "expires_atMicros";
    private static final String STORY = "story_id";
    private static final String VIEWER = "viewer_id";
    private static final String SEEN = "viewed_at";
    private static final String MEDIA_URL = "media_url";
    private static final String SEEN_MICROS = "viewed_atMicros";

    private final Documents stories;
    private final Documents views;

    public MongoStoryStore(Mongo mongo) {
        this.stories =
                mongo.snakeCaseCollection(
                        "stories",
                        Index.expiring(ascending(EXPIRES), LEFT_TO_THE_CLEAN_UP),
                        Index.on(ascending(USER, ID)),
                        Index.on(ascending(EXPIRES_MICROS, ID)));
        this.views =
                mongo.snakeCaseCollection(
                        "storyViews",
                        Index.expiring(ascending(EXPIRES), LEFT_TO_THE_CLEAN_UP),
                        Index.on(
                                compoundIndex(
                                        ascending(STORY),
                                        descending(SEEN_MICROS),
                                        descending(VIEWER))),
                        Index.on(ascending(VIEWER, STORY)));
    }

    @Override
    public boolean insert(Story story) {
        var document =
                new Document(ID, story.id().value())
                        .append(USER, story.author().value())
                        .append(MEDIA_URL, MediaKeys.PATH + story.mediaKey())
                        .append("caption", story.text())
                        .append("created_at", Fields.date(story.createdAt()))
                        .append("visibility", story.visibility().name().toLowerCase(Locale.ROOT))
                        .append("views", List.of());
        return stories.insert(Fields.with(document, EXPIRES, story.expiresAt()));
    }

    private static Story story(Document story) {
        return new Story(
                id(story, ID),
                Fields.user(story, USER),
                mediaKey(story),
                story.getString("caption"),
                StoryVisibility.valueOf(story.getString("visibility").toUpperCase(Locale.ROOT)),
                Fields.instant(story, EXPIRES));
    }

    /** In stories of earlier versions the key stood there alone. */
    private static String mediaKey(Document story) {
        String url = story.getString(MEDIA_URL);
        return url.startsWith(MediaKeys.PATH) ? url.substring(MediaKeys.PATH.length()) : url;
    }

    private static StoryId id(Document document, String field) {
        return new StoryId(Fields.id(document, field));
    }

    @Override
    public boolean delete(StoryId id) {
        boolean deleted = stories.delete(eq(ID, id.value()));
        // Also where it is gone: a crash may have left them.
        views.deleteAll(eq(STORY, id.value()));
        return deleted;
    }

    @Override
    public Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        Map<StoryId, Story> found = new HashMap<>();
        for (List<UUID> part : Batch.split(Fields.ids(ids))) {
            stories.find(and(in(ID, part), live(now)))
                    .forEach(story -> found.put(id(story, ID), story(story)));
        }
        return found;
    }

    private static Bson live(Instant now) {
        return gt(EXPIRES_MICROS, Fields.micros(now));
    }

    @Override
    public List<Story> listLive(Collection<UserId> authors, Instant now) {
        return findByAuthors(authors, now).stream()
                .map(MongoStoryStore::story)
                .sorted(Comparator.comparing(Story::id))
                .toList();
    }

    private List<Document> findByAuthors(Collection<UserId> authors, Instant now) {
        List<Document> found = new ArrayList<>();
        for (List<UUID> part : Batch.split(Fields.ids(authors), Fields.LIST)) {
            found.addAll(stories.find(and(in(USER, part), live(now))));
        }
        return found;
    }

    @Override
    public Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> seen) {
        Map<StoryId, Instant> found = new HashMap<>();
        for (List<UUID> part : Batch.split(Fields.ids(seen))) {
            views.find(and(eq(VIEWER, viewer.value()), in(STORY, part)))
                    .forEach(view -> found.put(id(view, STORY), Fields.instant(view, SEEN)));
        }
        return found;
    }

    @Override
    public Map<StoryId, Long> countViews(Collection<StoryId> seen) {
        Map<StoryId, Long> counts = new HashMap<>();
        Counts.of(views, STORY, seen).forEach((id, count) -> counts.put(new StoryId(id), count));
        return counts;
    }

    @Override
    public List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        List<Document> found =
                findByAuthors(authors, now).stream()
                        .filter(story -> !id(story, ID).time().isAfter(asOf))
                        .toList();
        Map<StoryId, Instant> seen =
                findViews(viewer, found.stream().map(story -> id(story, ID)).toList());
        Map<UserId, AuthorStories> summaries = new HashMap<>();
        for (Document story : found) {
            Instant at = seen.get(id(story, ID));
            UserId author = Fields.user(story, USER);
            summaries.merge(
                    author,
                    new AuthorStories(author, id(story, ID).time(), at == null || at.isAfter(asOf)),
                    (one, other) ->
                            new AuthorStories(
                                    author,
                                    one.latest().isAfter(other.latest())
                                            ? one.latest()
                                            : other.latest(),
                                    one.unseen() || other.unseen()));
        }
        return List.copyOf(summaries.values());
    }

    @Override
    public boolean putView(Viewing viewing) {
        UUID story = viewing.story().value();
        Optional<Document> found =
                stories
                        .find(eq(ID, story), all -> all.projection(include(EXPIRES)).limit(1))
                        .stream()
                        .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        UUID viewer = viewing.viewer().value();
        var view =
                new Document(ID, story + ":" + viewer)
                        .append(STORY, story)
                        .append(VIEWER, viewer)
                        .append(EXPIRES, found.get().getDate(EXPIRES));
        boolean added =
                views.insert(Fields.with(view, SEEN, viewing.at().truncatedTo(ChronoUnit.MILLIS)));
        if (!added) {
            return false;
        }
        boolean there =
                stories.update(
                        eq(ID, story),
                        new Document(
                                "$push",
                                new Document(
                                        "views",
                                        new Document("$each", List.of(viewer))
                                                .append("$slice", NAMED_VIEWERS))));
        if (!there) {
            // Deleted in between: whoever deletes takes the story away first, and then its views.
            views.delete(eq(ID, story + ":" + viewer));
        }
        return there;
    }

    @Override
    public Page<Viewing> listViews(StoryId story, PageRequest page) {
        return new KeysetFields(SEEN_MICROS, VIEWER)
                .page(
                        views,
                        eq(STORY, story.value()),
                        page,
                        view ->
                                new Viewing(
                                        story,
                                        Fields.user(view, VIEWER),
                                        Fields.instant(view, SEEN)));
    }

    @Override
    public List<StoryId> listExpired(Instant now, int limit) {
        return stories
                .find(
                        lte(EXPIRES_MICROS, Fields.micros(now)),
                        all ->
                                all.sort(ascending(EXPIRES_MICROS, ID))
                                        .limit(limit)
                                        .projection(include(ID)))
                .stream()
                .map(story -> id(story, ID))
                .toList();
    }
}
