package plaza.mongodb.live;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.MostWatched;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamStore;
import plaza.core.live.Viewers;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Live streams in the collection {@code live_streams}; every write is one step on one document.
 * Thread-safe.
 */
public final class MongoStreamStore implements StreamStore {
    private static final String ID = "_id";
    private static final String HOST = "streamer_id";
    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    private static final String THUMBNAIL = "thumbnail_url";
    private static final String SCHEDULED = "scheduled_for";
    private static final String SLOW = "slow_seconds";
    private static final String STATUS = "status";
    private static final String STARTED = "start_time";
    private static final String ENDED = "end_time";
    private static final String INTERRUPTED = "interrupted_at";
    private static final String VIEWERS = "viewer_count";
    private static final String PEAK = "peak_viewers";
    private static final String TOTAL = "total_viewers";
    private static final String URL = "stream_url";
    private static final String KEY = "key_hash";
    private static final String CREATED = "created_at";
    private static final String SET = "$set";
    private static final KeysetFields ORDER = new KeysetFields(CREATED + "Micros", ID);

    private final Documents streams;

    public MongoStreamStore(Mongo mongo) {
        this.streams =
                mongo.snakeCaseCollection(
                        "live_streams",
                        Index.on(listed(STATUS)),
                        Index.on(listed(HOST)),
                        Index.on(
                                compoundIndex(
                                        ascending(STATUS), descending(VIEWERS), descending(ID))),
                        Index.on(ascending(KEY)));
    }

    private static Bson listed(String field) {
        return compoundIndex(ascending(field), descending(ORDER.micros()), descending(ORDER.id()));
    }

    @Override
    public boolean insert(LiveStream stream) {
        var document =
                new Document(ID, stream.id().value())
                        .append(HOST, stream.host().value())
                        .append(STATUS, stored(StreamStatus.SCHEDULED))
                        .append(URL, stream.url())
                        .append(STARTED, null)
                        .append(ENDED, null)
                        .append(VIEWERS, 0L)
                        .append(PEAK, 0L)
                        .append(TOTAL, 0L);
        for (StreamPart part : StreamPart.values()) {
            document.append(field(part), List.of());
        }
        details(stream.details()).forEach(document::append);
        return streams.insert(Fields.with(document, CREATED, stream.id().time()));
    }

    private static Document details(StreamDetails details) {
        Instant scheduled = details.scheduledFor();
        var document =
                new Document(TITLE, details.title())
                        .append(DESCRIPTION, details.description())
                        .append(THUMBNAIL, details.thumbnail())
                        .append(SLOW, details.slow().toSeconds());
        return at(document, SCHEDULED, scheduled);
    }

    /** Whole milliseconds, as everything here has them. */
    private static Document at(Document document, String field, @Nullable Instant at) {
        return document.append(field, at == null ? null : Fields.date(at));
    }

    private static String stored(StreamStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String field(StreamPart part) {
        return switch (part) {
            case INVITED -> "invited";
            case PARTICIPANT -> "participants";
            case MODERATOR -> "moderators";
            case SILENCED -> "silenced";
        };
    }

    @Override
    public Optional<LiveStream> find(StreamId id) {
        return streams.findOne(is(id)).map(MongoStreamStore::stream);
    }

    private static Bson is(StreamId id) {
        return eq(ID, id.value());
    }

    @Override
    public Map<StreamId, LiveStream> findAll(Collection<StreamId> ids) {
        Map<StreamId, LiveStream> found = new HashMap<>();
        for (List<StreamId> some : Batch.split(ids, Fields.LIST)) {
            streams.find(in(ID, Fields.ids(some)))
                    .forEach(
                            document -> {
                                LiveStream stream = stream(document);
                                found.put(stream.id(), stream);
                            });
        }
        return found;
    }

    @Override
    public Optional<LiveStream> findByKey(String keyHash) {
        return streams.findOne(eq(KEY, keyHash)).map(MongoStreamStore::stream);
    }

    @Override
    public boolean hasKey(StreamId id) {
        return streams.findOne(is(id)).filter(stream -> stream.containsKey(KEY)).isPresent();
    }

    @Override
    public boolean setKey(StreamId id, @Nullable String keyHash) {
        return streams.update(
                is(id),
                keyHash == null
                        ? new Document("$unset", new Document(KEY, ""))
                        : new Document(SET, new Document(KEY, keyHash)));
    }

    @Override
    public boolean change(StreamId id, StreamDetails details) {
        return streams.change(is(id), new Document(SET, details(details)));
    }

    @Override
    public boolean start(StreamId id, Instant at) {
        return streams.change(
                and(is(id), eq(STATUS, stored(StreamStatus.SCHEDULED))),
                new Document(
                        SET, at(new Document(STATUS, stored(StreamStatus.LIVE)), STARTED, at)));
    }

    private static Bson live(StreamId id) {
        return and(is(id), eq(STATUS, stored(StreamStatus.LIVE)));
    }

    @Override
    public boolean end(StreamId id, Instant at) {
        return streams.change(
                live(id),
                new Document(
                                SET,
                                at(new Document(STATUS, stored(StreamStatus.ENDED)), ENDED, at)
                                        .append(INTERRUPTED, null))
                        .append("$unset", new Document(KEY, "")));
    }

    @Override
    public boolean interrupt(StreamId id, @Nullable Instant since) {
        Document is = at(new Document(), INTERRUPTED, since);
        return streams.change(
                and(live(id), ne(INTERRUPTED, is.get(INTERRUPTED))), new Document(SET, is));
    }

    @Override
    public boolean put(StreamId id, UserId user, StreamPart part, boolean is) {
        return streams.change(
                is(id),
                new Document(is ? "$addToSet" : "$pull", new Document(field(part), user.value())));
    }

    @Override
    public void noteViewers(StreamId id, Viewers viewers) {
        streams.change(
                is(id),
                new Document(SET, new Document(VIEWERS, viewers.now()))
                        .append(
                                "$max",
                                new Document(PEAK, viewers.peak()).append(TOTAL, viewers.total())));
    }

    @Override
    public Page<LiveStream> listLive(PageRequest page) {
        Bson live = eq(STATUS, stored(StreamStatus.LIVE));
        MostWatched after = MostWatched.of(page.cursor());
        Bson matching =
                after == null
                        ? live
                        : and(
                                live,
                                lte(VIEWERS, after.viewers()),
                                or(lt(VIEWERS, after.viewers()), lt(ID, after.id())));
        List<LiveStream> oneMore =
                streams
                        .find(
                                matching,
                                all -> all.sort(descending(VIEWERS, ID)).limit(page.limit() + 1))
                        .stream()
                        .map(MongoStreamStore::stream)
                        .toList();
        return Page.of(oneMore, page.limit(), stream -> MostWatched.of(stream).toCursor());
    }

    @Override
    public Page<LiveStream> list(StreamStatus status, PageRequest page) {
        return ORDER.page(streams, eq(STATUS, stored(status)), page, MongoStreamStore::stream);
    }

    @Override
    public Page<LiveStream> listByHost(UserId host, PageRequest page) {
        return ORDER.page(streams, eq(HOST, host.value()), page, MongoStreamStore::stream);
    }

    /** Only so many are open, so that they may be read. */
    @Override
    public long countOpen(UserId host) {
        return streams.find(
                        and(eq(HOST, host.value()), ne(STATUS, stored(StreamStatus.ENDED))),
                        all -> all.projection(include(ID)))
                .size();
    }

    @Override
    public boolean delete(StreamId id) {
        return streams.delete(and(is(id), eq(STATUS, stored(StreamStatus.SCHEDULED))));
    }

    private static LiveStream stream(Document document) {
        Map<StreamPart, Set<UserId>> people = new EnumMap<>(StreamPart.class);
        for (StreamPart part : StreamPart.values()) {
            Set<UserId> those = Set.copyOf(Fields.userList(document, field(part)));
            if (!those.isEmpty()) {
                people.put(part, those);
            }
        }
        return new LiveStream(
                new StreamId(Fields.id(document, ID)),
                Fields.user(document, HOST),
                new StreamDetails(
                        document.getString(TITLE),
                        document.getString(DESCRIPTION),
                        document.getString(THUMBNAIL),
                        instant(document, SCHEDULED),
                        Duration.ofSeconds(document.getLong(SLOW))),
                StreamStatus.valueOf(document.getString(STATUS).toUpperCase(Locale.ROOT)),
                people,
                document.getString(URL),
                new Viewers(
                        document.getLong(VIEWERS), document.getLong(PEAK), document.getLong(TOTAL)),
                instant(document, STARTED),
                instant(document, ENDED),
                instant(document, INTERRUPTED));
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
