package plaza.mongodb.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessagePlace;
import plaza.core.chat.MessageStore;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Messages in the collection {@code chats}; {@code chat_id} and {@code number} are their place.
 * {@code read_by} is for people who look into the database: who has read what is found out from the
 * chat. MongoDB removes what disappeared an hour ago, if the clean-up has not. Thread-safe.
 */
public final class MongoMessageStore implements MessageStore {
    private static final Duration LEFT_TO_THE_CLEAN_UP = Duration.ofHours(1);

    private static final String ID = "_id";
    private static final String CHAT = "chat_id";
    private static final String NUMBER = "number";
    private static final String SENDER = "sender_id";
    private static final String RECEIVER = "receiver_id";
    private static final String CONTENT = "content";
    private static final String AT = "timestamp";
    private static final String DISAPPEARING = "is_disappearing";
    private static final String AFTER = "disappear_after_seconds";
    private static final String FROM = "disappear_from";
    private static final String GONE = "disappears_at";
    private static final String GONE_MICROS = "disappears_atMicros";
    private static final String READ_BY = "read_by";

    private final Documents messages;

    public MongoMessageStore(Mongo mongo) {
        this.messages =
                mongo.snakeCaseCollection(
                        "chats",
                        Index.unique(compoundIndex(ascending(CHAT), descending(NUMBER))),
                        Index.on(ascending(GONE_MICROS, ID)),
                        Index.expiring(ascending(GONE), LEFT_TO_THE_CLEAN_UP));
    }

    @Override
    public boolean insert(Message message) {
        UserId receiver = message.receiver();
        Disappearing disappearing = message.disappearing();
        var document =
                new Document(ID, message.id().value())
                        .append(CHAT, message.chat().value())
                        .append(NUMBER, message.number())
                        .append(SENDER, message.sender().value())
                        .append(RECEIVER, Fields.id(receiver))
                        .append("room_id", receiver == null ? message.chat().value() : null)
                        .append("message_type", message.type().label())
                        .append(CONTENT, message.content())
                        .append(DISAPPEARING, disappearing != null)
                        .append(READ_BY, List.of());
        Fields.with(document, AT, message.at());
        if (disappearing != null) {
            document.append(AFTER, disappearing.after().toSeconds())
                    .append(FROM, disappearing.from().name().toLowerCase(Locale.ROOT));
        }
        Instant gone = message.disappearsAt();
        return messages.insert(gone == null ? document : Fields.with(document, GONE, gone));
    }

    private static Bson there(Instant now) {
        return or(eq(GONE_MICROS, null), gt(GONE_MICROS, Fields.micros(now)));
    }

    private static Bson within(Window window) {
        return and(
                eq(CHAT, window.chat().value()),
                gt(NUMBER, window.after()),
                lte(NUMBER, window.upTo()));
    }

    @Override
    public Map<MessageId, Message> findAll(Collection<MessageId> ids, Instant now) {
        Map<MessageId, Message> found = new HashMap<>();
        for (List<UUID> part : Batch.split(Fields.ids(ids), Fields.LIST)) {
            messages.find(and(in(ID, part), there(now)))
                    .forEach(
                            document -> {
                                Message message = message(document);
                                found.put(message.id(), message);
                            });
        }
        return found;
    }

    @Override
    public Page<Message> list(Window window, PageRequest page, Instant now) {
        long before = MessagePlace.of(page);
        List<Document> oneMore =
                messages.find(
                        and(within(window), lt(NUMBER, before), there(now)),
                        all -> all.sort(descending(NUMBER)).limit(page.limit() + 1));
        return Page.of(
                oneMore.stream().map(MongoMessageStore::message).toList(),
                page.limit(),
                MessagePlace::after);
    }

    @Override
    public Map<ChatId, Message> findLatest(
            Collection<Window> windows, Set<UserId> unheard, Instant now) {
        Map<ChatId, Message> latest = new HashMap<>();
        for (Window window : windows) {
            messages.find(
                            and(within(window), there(now), heard(window, unheard)),
                            all -> all.sort(descending(NUMBER)).limit(1))
                    .forEach(document -> latest.put(window.chat(), message(document)));
        }
        return latest;
    }

    /** Of very many, those who have said something in the window: a question is at most 16 MB. */
    private Bson heard(Window window, Set<UserId> unheard) {
        return nin(
                SENDER,
                Fields.ids(
                        unheard.size() <= Batch.MAX_SIZE
                                ? unheard
                                : senders(window).filter(unheard::contains).toList()));
    }

    private Stream<UserId> senders(Window window) {
        return messages
                .aggregate(
                        List.of(
                                new Document("$match", within(window)),
                                new Document("$group", new Document(ID, "$" + SENDER))))
                .stream()
                .map(found -> Fields.user(found, ID));
    }

    @Override
    public Map<ChatId, Integer> count(
            Collection<Window> windows, Set<UserId> unheard, int limit, Instant now) {
        Map<ChatId, Integer> counts = new HashMap<>();
        for (Window window : windows) {
            List<Document> found =
                    messages.find(
                            and(
                                    within(window),
                                    there(now),
                                    heard(window, unheard),
                                    ne(CONTENT, null)),
                            all -> all.projection(include(NUMBER)).limit(limit));
            counts.put(window.chat(), found.size());
        }
        return counts;
    }

    @Override
    public boolean deleteContent(MessageId id) {
        return messages.change(
                and(eq(ID, id.value()), ne(CONTENT, null)),
                new Document("$set", new Document(CONTENT, null)));
    }

    @Override
    public void markRead(Window window, UserId reader, Instant at) {
        UUID user = reader.value();
        Bson others = and(within(window), ne(SENDER, user));
        List<WriteModel<Document>> begun = new ArrayList<>();
        for (Document document :
                messages.find(and(others, eq(DISAPPEARING, true), eq(GONE_MICROS, null)))) {
            Instant gone = at.plusSeconds(document.get(AFTER, Number.class).longValue());
            begun.add(
                    new UpdateOneModel<>(
                            and(eq(ID, Fields.id(document, ID)), eq(GONE_MICROS, null)),
                            new Document("$set", Fields.with(new Document(), GONE, gone))));
        }
        for (List<WriteModel<Document>> some : Batch.split(begun)) {
            messages.write(some);
        }
        messages.changeAll(others, new Document("$addToSet", new Document(READ_BY, user)));
    }

    @Override
    public List<MessageId> listDisappeared(Instant now, int limit) {
        return messages
                .find(
                        and(ne(GONE_MICROS, null), lte(GONE_MICROS, Fields.micros(now))),
                        all ->
                                all.projection(include(ID))
                                        .sort(ascending(GONE_MICROS, ID))
                                        .limit(limit))
                .stream()
                .map(document -> new MessageId(Fields.id(document, ID)))
                .toList();
    }

    @Override
    public boolean remove(MessageId id) {
        return messages.delete(eq(ID, id.value()));
    }

    private static Message message(Document document) {
        String label = document.getString("message_type");
        return new Message(
                new MessageId(Fields.id(document, ID)),
                new ChatId(Fields.id(document, CHAT)),
                document.get(NUMBER, Number.class).longValue(),
                Fields.user(document, SENDER),
                Fields.optionalUser(document, RECEIVER),
                MessageType.labelled(label)
                        .orElseThrow(() -> new IllegalStateException("no type " + label)),
                document.getString(CONTENT),
                Fields.instant(document, AT),
                disappearing(document),
                Fields.optionalInstant(document, GONE));
    }

    private static @Nullable Disappearing disappearing(Document document) {
        if (!document.getBoolean(DISAPPEARING)) {
            return null;
        }
        return new Disappearing(
                Duration.ofSeconds(document.get(AFTER, Number.class).longValue()),
                Disappearing.From.valueOf(document.getString(FROM).toUpperCase(Locale.ROOT)));
    }
}
