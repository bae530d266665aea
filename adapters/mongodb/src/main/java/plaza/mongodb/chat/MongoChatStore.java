package plaza.mongodb.chat;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.chat.Membership;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Chats in the collection {@code chat_rooms}, a document each, so that all that is written about
 * one is one step: {@code members} by user id, and, for finding a person's chats along an index,
 * the ids of those who want it in {@code inbox} and of those who are asked in {@code requests}.
 * Thread-safe.
 */
public final class MongoChatStore implements ChatStore {
    private static final String ID = "_id";
    private static final String NAME = "name";
    private static final String CREATOR = "creator_id";
    private static final String NAMER = "named_by";
    private static final String INVITER = "invited_by";
    private static final String LAST = "last_number";
    private static final String LATEST = "latest_at";
    private static final String MEMBERS = "members";
    private static final String INBOX = "inbox";
    private static final String REQUESTS = "requests";

    /** Who has ever added somebody who had not accepted; not in documents of before. */
    private static final String ASKERS = "askers";

    private static final String JOINED = "joined_at";
    private static final String READ = "read";
    private static final KeysetFields ORDER = new KeysetFields(LATEST + "Micros", ID);

    /** Where a chat stands in one person's list: made when it is read. */
    private static final KeysetFields PLACED = new KeysetFields("place", ID);

    private final Documents rooms;

    public MongoChatStore(Mongo mongo) {
        this.rooms =
                mongo.snakeCaseCollection(
                        "chat_rooms",
                        Index.on(listed(INBOX)),
                        Index.on(listed(REQUESTS)),
                        Index.on(compoundIndex(ascending(CREATOR), descending(ORDER.micros()))),
                        Index.on(compoundIndex(ascending(ASKERS), descending(ORDER.micros()))));
    }

    private static Bson listed(String field) {
        return compoundIndex(ascending(field), descending(ORDER.micros()), descending(ORDER.id()));
    }

    @Override
    public boolean insert(Chat chat, Collection<Member> members) {
        var parts = new Document();
        List<UUID> inbox = new ArrayList<>();
        List<UUID> requests = new ArrayList<>();
        Set<UUID> askers = new LinkedHashSet<>();
        for (Member member : members) {
            UUID user = member.user().value();
            parts.append(user.toString(), part(member).append(READ, member.read()));
            (member.accepted() ? inbox : requests).add(user);
            asker(member).ifPresent(askers::add);
        }
        var document =
                new Document(ID, chat.id().value())
                        .append("kind", stored(chat.kind()))
                        .append(NAME, chat.name())
                        .append(NAMER, Fields.id(chat.namedBy()))
                        .append(CREATOR, chat.creator().value())
                        .append("peer_id", Fields.id(chat.peer()))
                        .append(LAST, chat.last())
                        .append(MEMBERS, parts)
                        .append(INBOX, inbox)
                        .append(REQUESTS, requests)
                        .append(ASKERS, List.copyOf(askers));
        Fields.with(document, "created_at", chat.createdAt());
        return rooms.insert(Fields.with(document, LATEST, chat.latestAt()));
    }

    /** Who has added somebody who has not accepted. */
    private static Optional<UUID> asker(Member member) {
        return member.accepted()
                ? Optional.empty()
                : Optional.ofNullable(Fields.id(member.invitedBy()));
    }

    /** All of a member but what they have read. */
    private static Document part(Member member) {
        var part =
                new Document("role", stored(member.role()))
                        .append("since", member.since())
                        .append("until", member.until())
                        .append("accepted", member.accepted())
                        .append(INVITER, Fields.id(member.invitedBy()));
        return Fields.with(part, JOINED, member.joinedAt());
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return document(id).map(MongoChatStore::chat);
    }

    private Optional<Document> document(ChatId id) {
        return rooms.findOne(eq(ID, id.value()));
    }

    @Override
    public Optional<Membership> find(ChatId id, UserId user) {
        return document(id).flatMap(document -> membership(document, user));
    }

    private static Optional<Membership> membership(Document document, UserId user) {
        Document part = document.get(MEMBERS, Document.class).get(user.toString(), Document.class);
        return part == null
                ? Optional.empty()
                : Optional.of(new Membership(chat(document), member(user, part)));
    }

    @Override
    public List<Member> listMembers(ChatId id) {
        return document(id).map(MongoChatStore::members).orElse(List.of());
    }

    @Override
    public Page<Membership> list(UserId user, boolean accepted, PageRequest page) {
        String path = MEMBERS + "." + user;
        // Numbers are greater than null.
        var left = new Document("$gt", Arrays.asList("$" + path + ".until", null));
        var place =
                new Document(
                        "$cond",
                        List.of(left, "$" + path + "." + JOINED + "Micros", "$" + ORDER.micros()));
        return PLACED.page(
                rooms,
                List.of(
                        match(eq(accepted ? INBOX : REQUESTS, user.value())),
                        new Document("$addFields", new Document(PLACED.micros(), place))),
                page,
                document -> membership(document, user).orElseThrow());
    }

    /** Who declined long ago stays among the requests of a room: only so many rooms are read. */
    @Override
    public List<Member> listAsked(UserId asker, Instant since, int limit) {
        UUID by = asker.value();
        String inviter = "asked.v." + INVITER;
        List<Member> asked =
                new ArrayList<>(
                        listAsked(
                                eq(CREATOR, by),
                                or(eq(inviter, null), eq(inviter, by)),
                                since,
                                limit));
        asked.addAll(
                listAsked(and(eq(ASKERS, by), ne(CREATOR, by)), eq(inviter, by), since, limit));
        return asked.subList(0, Math.min(limit, asked.size()));
    }

    private List<Member> listAsked(Bson chats, Bson byWhom, Instant since, int limit) {
        // Chats that all have left long ago may be more than are asked for.
        return rooms
                .aggregate(
                        List.of(
                                match(and(chats, exists(REQUESTS + ".0"))),
                                project(
                                        new Document(
                                                "asked",
                                                new Document("$objectToArray", "$" + MEMBERS))),
                                unwind("$asked"),
                                match(
                                        and(
                                                eq("asked.v.accepted", false),
                                                byWhom,
                                                or(
                                                        eq("asked.v.until", null),
                                                        gte(
                                                                "asked.v." + JOINED + "Micros",
                                                                Fields.micros(since))))),
                                limit(limit)))
                .stream()
                .map(document -> document.get("asked", Document.class))
                .map(asked -> member(Fields.user(asked, "k"), asked.get("v", Document.class)))
                .toList();
    }

    private static List<Member> members(Document document) {
        List<Member> members = new ArrayList<>();
        document.get(MEMBERS, Document.class)
                .forEach(
                        (user, part) ->
                                members.add(
                                        member(
                                                new UserId(UUID.fromString(user)),
                                                (Document) part)));
        members.sort(Comparator.comparing(Member::user));
        return members;
    }

    @Override
    public boolean putMember(ChatId id, Member member) {
        UUID user = member.user().value();
        String path = MEMBERS + "." + user;
        var fields = new Document();
        part(member).forEach((name, value) -> fields.append(path + "." + name, value));
        Bson chat = eq(ID, id.value());
        String in = member.accepted() ? INBOX : REQUESTS;
        String out = member.accepted() ? REQUESTS : INBOX;
        var adding = new Document(in, user);
        asker(member).ifPresent(asker -> adding.append(ASKERS, asker));
        var change =
                new Document("$set", fields)
                        .append("$addToSet", adding)
                        .append("$pull", new Document(out, user));
        if (rooms.change(and(chat, exists(path)), change)) {
            return true;
        }
        fields.append(path + "." + READ, member.read());
        return rooms.change(and(chat, exists(path, false)), change);
    }

    @Override
    public boolean markRead(ChatId id, UserId user, long upTo) {
        String path = MEMBERS + "." + user + "." + READ;
        return rooms.change(
                and(eq(ID, id.value()), lt(path, upTo)),
                new Document("$set", new Document(path, upTo)));
    }

    @Override
    public boolean rename(ChatId id, String name, UserId by) {
        return rooms.change(
                and(eq(ID, id.value()), ne(NAME, name)),
                new Document("$set", new Document(NAME, name).append(NAMER, by.value())));
    }

    @Override
    public long takeNumber(ChatId id, Instant at) {
        return rooms.updateAndFind(
                        eq(ID, id.value()),
                        new Document("$inc", new Document(LAST, 1L))
                                .append("$max", Fields.with(new Document(), LATEST, at)),
                        LAST)
                .map(document -> number(document, LAST))
                .orElseThrow(() -> new IllegalArgumentException("there is no chat " + id));
    }

    private static Chat chat(Document document) {
        return new Chat(
                new ChatId(Fields.id(document, ID)),
                ChatKind.valueOf(document.getString("kind").toUpperCase(Locale.ROOT)),
                document.getString(NAME),
                Fields.optionalUser(document, NAMER),
                Fields.user(document, CREATOR),
                Fields.optionalUser(document, "peer_id"),
                Fields.instant(document, "created_at"),
                number(document, LAST),
                Fields.instant(document, LATEST));
    }

    private static Member member(UserId user, Document part) {
        @Nullable Number until = part.get("until", Number.class);
        return new Member(
                user,
                ChatRole.valueOf(part.getString("role").toUpperCase(Locale.ROOT)),
                Fields.instant(part, JOINED),
                number(part, "since"),
                until == null ? null : until.longValue(),
                number(part, READ),
                part.getBoolean("accepted"),
                Fields.optionalUser(part, INVITER));
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
