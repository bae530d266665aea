package plaza.core.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import plaza.core.bookmark.Bookmark;
import plaza.core.event.Event.AccountChanged;
import plaza.core.event.Event.AccountRegistered;
import plaza.core.event.Event.Blocked;
import plaza.core.event.Event.Bookmarked;
import plaza.core.event.Event.ChatCreated;
import plaza.core.event.Event.ChatMemberChanged;
import plaza.core.event.Event.ChatRead;
import plaza.core.event.Event.ChatRenamed;
import plaza.core.event.Event.FollowRequestEnded;
import plaza.core.event.Event.FollowRequested;
import plaza.core.event.Event.Followed;
import plaza.core.event.Event.Liked;
import plaza.core.event.Event.MediaUploaded;
import plaza.core.event.Event.MessageDeleted;
import plaza.core.event.Event.MessageSent;
import plaza.core.event.Event.MoneyMoved;
import plaza.core.event.Event.Muted;
import plaza.core.event.Event.NotificationPreferencesChanged;
import plaza.core.event.Event.NotificationsRead;
import plaza.core.event.Event.PostCreated;
import plaza.core.event.Event.PostDeleted;
import plaza.core.event.Event.PostEdited;
import plaza.core.event.Event.RebuildAsked;
import plaza.core.event.Event.Reposted;
import plaza.core.event.Event.SessionsEnded;
import plaza.core.event.Event.StoryCreated;
import plaza.core.event.Event.StoryDeleted;
import plaza.core.event.Event.StoryViewed;
import plaza.core.event.Event.StreamChanged;
import plaza.core.event.Event.StreamCreated;
import plaza.core.event.Event.StreamEnded;
import plaza.core.event.Event.StreamStarted;
import plaza.core.event.Event.Unblocked;
import plaza.core.event.Event.Unbookmarked;
import plaza.core.event.Event.Unfollowed;
import plaza.core.event.Event.Unliked;
import plaza.core.event.Event.Unmuted;
import plaza.core.event.Event.Unreposted;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.like.Like;
import plaza.core.media.Media;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.core.repost.Repost;
import plaza.core.story.Story;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;

/**
 * Events as a type and flat fields of text, which every journal can store: a JSON object, or the
 * fields of a stream entry. The names are part of the stored format: they may be added to, not
 * changed.
 */
public final class EventCodec {
    private static final Set<String> POST_CONTENT = Set.of("text", "hashtags", "urls");

    private EventCodec() {}

    /**
     * The fields of a type of events that only carrying it out needs: {@link Event#told} has none
     * of them, and no journal keeps them when it has happened.
     */
    public static Set<String> content(String type) {
        return switch (type) {
            case "PostCreated", "PostEdited" -> POST_CONTENT;
            case "StoryCreated" -> Set.of("text");
            case "ChatRenamed" -> Set.of("name");
            default -> Set.of();
        };
    }

    /** An event as it is stored. */
    public record Encoded(String type, Map<String, String> fields) {}

    public static Encoded encode(Event event) {
        var out = new Fields(new LinkedHashMap<>());
        switch (event) {
            case AccountRegistered e -> out.put("user", e.user()).put("at", e.at());
            case AccountChanged e -> out.put("user", e.user()).put("at", e.at());
            case SessionsEnded e -> out.put("user", e.user()).put("at", e.at());
            case Followed e -> out.put(e.follow());
            case Unfollowed e -> out.put(e.follow());
            case FollowRequested e -> out.put(e.request());
            case FollowRequestEnded e -> out.put(e.request());
            case Blocked e -> out.put(e.block());
            case Unblocked e -> out.put(e.block());
            case Muted e -> out.put(e.mute());
            case Unmuted e -> out.put(e.mute());
            case PostCreated e -> out.put(e.post(), e.whole());
            case PostEdited e ->
                    out.put("post", e.post())
                            .put("author", e.author())
                            .put("text", e.text())
                            .put(e.entities())
                            .put("at", e.at());
            case PostDeleted e ->
                    out.put("post", e.post().id())
                            .put("author", e.post().author())
                            .put("replyTo", e.post().replyTo())
                            .put("at", e.at());
            case Liked e -> out.put(e.like()).put("author", e.author());
            case Unliked e -> out.put(e.like()).put("author", e.author());
            case Reposted e -> out.put(e.repost());
            case Unreposted e -> out.put(e.repost());
            case Bookmarked e -> out.put(e.bookmark());
            case Unbookmarked e -> out.put(e.bookmark());
            case RebuildAsked e -> out.put("what", e.what()).put("user", e.by()).put("at", e.at());
            case NotificationsRead e ->
                    out.put("user", e.user()).put("upTo", e.upTo()).put("at", e.at());
            case NotificationPreferencesChanged e ->
                    out.put("user", e.user()).put(e.change()).put("at", e.at());
            case MediaUploaded e -> out.put(e.media());
            case StoryCreated e -> out.put(e.story());
            case StoryDeleted e ->
                    out.put("story", e.story()).put("author", e.author()).put("at", e.at());
            case StoryViewed e -> out.put(e.viewing()).put("author", e.author());
            case ChatCreated e ->
                    out.put("chat", e.chat())
                            .put("user", e.by())
                            .putList("members", e.members())
                            .put("at", e.at());
            case ChatRenamed e ->
                    out.put("chat", e.chat())
                            .put("name", e.name())
                            .put("user", e.by())
                            .put("at", e.at());
            case ChatMemberChanged e ->
                    out.put("chat", e.chat())
                            .put("member", e.user())
                            .put("user", e.by())
                            .put("at", e.at());
            case MessageSent e ->
                    out.put("chat", e.chat())
                            .put("message", e.message())
                            .put("user", e.sender())
                            .put("at", e.at());
            case MessageDeleted e ->
                    out.put("chat", e.chat())
                            .put("message", e.message())
                            .put("user", e.sender())
                            .put("at", e.at());
            case ChatRead e ->
                    out.put("chat", e.chat())
                            .put("user", e.reader())
                            .put("upTo", e.upTo())
                            .put("at", e.at());
            case StreamCreated e -> out.putStream(e.stream(), e.host(), e.at());
            case StreamChanged e -> out.putStream(e.stream(), e.host(), e.at());
            case StreamStarted e -> out.putStream(e.stream(), e.host(), e.at());
            case StreamEnded e -> out.putStream(e.stream(), e.host(), e.at());
            case MoneyMoved e ->
                    out.put("transaction", e.transaction())
                            .put("type", label(e.type()))
                            .put("status", label(e.status()))
                            .put("sender", e.sender())
                            .put("receiver", e.receiver())
                            .put(e.gift())
                            .put("cents", e.cents())
                            .put("payoutCents", e.payoutCents())
                            .put("at", e.at());
        }
        return new Encoded(event.getClass().getSimpleName(), out.values());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws StorageException (not transient) when the type is unknown or a field is missing or
     *     wrong
     */
    public static Event decode(String type, Map<String, String> fields) {
        var in = new Fields(fields);
        try {
            return switch (type) {
                case "AccountRegistered" -> new AccountRegistered(in.user("user"), in.at());
                case "AccountChanged" -> new AccountChanged(in.user("user"), in.at());
                case "SessionsEnded" -> new SessionsEnded(in.user("user"), in.at());
                case "Followed" -> new Followed(in.follow());
                case "Unfollowed" -> new Unfollowed(in.follow());
                case "FollowRequested" -> new FollowRequested(in.follow());
                case "FollowRequestEnded" -> new FollowRequestEnded(in.follow());
                case "Blocked" -> new Blocked(in.barrier());
                case "Unblocked" -> new Unblocked(in.barrier());
                case "Muted" -> new Muted(in.barrier());
                case "Unmuted" -> new Unmuted(in.barrier());
                case "PostCreated" -> new PostCreated(in.post(), in.values.containsKey("text"));
                case "PostEdited" ->
                        new PostEdited(
                                in.post("post"),
                                in.user("author"),
                                in.values.get("text"),
                                in.entities(),
                                in.at());
                case "PostDeleted" ->
                        new PostDeleted(
                                new PostRef(
                                        in.post("post"),
                                        in.user("author"),
                                        in.optionalPost("replyTo")),
                                in.at());
                case "Liked" -> new Liked(in.like(), in.user("author"));
                case "Unliked" -> new Unliked(in.like(), in.optionalUser("author"));
                case "Reposted" -> new Reposted(in.repost());
                case "Unreposted" -> new Unreposted(in.repost());
                case "Bookmarked" -> new Bookmarked(in.bookmark());
                case "Unbookmarked" -> new Unbookmarked(in.bookmark());
                case "RebuildAsked" -> new RebuildAsked(in.text("what"), in.user("user"), in.at());
                case "NotificationsRead" ->
                        new NotificationsRead(
                                in.user("user"), Instant.parse(in.text("upTo")), in.at());
                case "NotificationPreferencesChanged" ->
                        new NotificationPreferencesChanged(
                                in.user("user"), in.preferences(), in.at());
                case "MediaUploaded" -> new MediaUploaded(in.unusedMedia());
                case "StoryCreated" -> new StoryCreated(in.wholeStory());
                case "StoryDeleted" -> new StoryDeleted(in.story(), in.user("author"), in.at());
                case "StoryViewed" -> new StoryViewed(in.viewing(), in.user("author"));
                case "ChatCreated" ->
                        new ChatCreated(in.chat(), in.user("user"), in.users("members"), in.at());
                case "ChatRenamed" ->
                        new ChatRenamed(in.chat(), in.values.get("name"), in.user("user"), in.at());
                case "ChatMemberChanged" ->
                        new ChatMemberChanged(
                                in.chat(), in.user("member"), in.user("user"), in.at());
                case "MessageSent" ->
                        new MessageSent(in.chat(), in.message(), in.user("user"), in.at());
                case "MessageDeleted" ->
                        new MessageDeleted(in.chat(), in.message(), in.user("user"), in.at());
                case "ChatRead" ->
                        new ChatRead(
                                in.chat(),
                                in.user("user"),
                                Long.parseLong(in.text("upTo")),
                                in.at());
                case "StreamCreated" -> new StreamCreated(in.stream(), in.user("user"), in.at());
                case "StreamChanged" -> new StreamChanged(in.stream(), in.user("user"), in.at());
                case "StreamStarted" -> new StreamStarted(in.stream(), in.user("user"), in.at());
                case "StreamEnded" -> new StreamEnded(in.stream(), in.user("user"), in.at());
                case "MoneyMoved" -> in.money();
                default ->
                        throw StorageException.broken(
                                "The journal holds an event of unknown type " + type, null);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw StorageException.broken("The journal holds a malformed " + type, e);
        }
    }

    /** The fields of one event, written and read by the types of the domain. */
    private record Fields(Map<String, String> values) {
        // Elements of lists hold no white space: hashtags, ids, URLs and media keys.
        private static final String SEPARATOR = " ";

        Fields put(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value.toString());
            }
            return this;
        }

        Fields putStream(StreamId stream, UserId host, Instant at) {
            return put("stream", stream).put("user", host).put("at", at);
        }

        StreamId stream() {
            return new StreamId(UUID.fromString(text("stream")));
        }

        Fields put(@Nullable Given gift) {
            return gift == null
                    ? this
                    : put("gift", gift.gift())
                            .put("quantity", gift.quantity())
                            .put("stream", gift.stream());
        }

        MoneyMoved money() {
            TransactionType type = TransactionType.valueOf(text("type").toUpperCase(Locale.ROOT));
            return new MoneyMoved(
                    new TransactionId(UUID.fromString(text("transaction"))),
                    type,
                    TransactionStatus.valueOf(text("status").toUpperCase(Locale.ROOT)),
                    type == TransactionType.PAYOUT ? null : user("sender"),
                    type == TransactionType.TOP_UP ? null : user("receiver"),
                    given(),
                    Long.parseLong(text("cents")),
                    Long.parseLong(text("payoutCents")),
                    at());
        }

        private @Nullable Given given() {
            return values.containsKey("gift")
                    ? new Given(
                            new GiftId(UUID.fromString(text("gift"))),
                            Integer.parseInt(text("quantity")),
                            values.containsKey("stream") ? stream() : null)
                    : null;
        }

        Fields put(Follow follow) {
            return put("follower", follow.follower())
                    .put("followed", follow.followed())
                    .put("at", follow.at());
        }

        Fields put(Barrier barrier) {
            return put("owner", barrier.owner())
                    .put("other", barrier.other())
                    .put("at", barrier.at());
        }

        Fields put(Like like) {
            return put("user", like.user()).put("post", like.post()).put("at", like.at());
        }

        Fields put(Bookmark bookmark) {
            return put("user", bookmark.user())
                    .put("post", bookmark.post())
                    .put("at", bookmark.at());
        }

        Fields put(Repost repost) {
            return put("user", repost.user())
                    .put("post", repost.post())
                    .put("author", repost.author())
                    .put("at", repost.at());
        }

        Fields put(Entities entities) {
            return putList("hashtags", entities.hashtags())
                    .putList("mentions", entities.mentions())
                    .putList("urls", entities.urls());
        }

        Fields put(Post post, boolean whole) {
            return put("post", post.id())
                    .put("author", post.author())
                    .put("text", whole ? post.text() : null)
                    .put(post.entities())
                    .putList("media", post.media())
                    .put("replyTo", post.replyTo())
                    .put("quoteOf", post.quoteOf())
                    .put("visibility", post.visibility().name().toLowerCase(Locale.ROOT))
                    .put("editedAt", post.editedAt());
        }

        Fields put(Story story) {
            return put("story", story.id())
                    .put("author", story.author())
                    .put("mediaKey", story.mediaKey())
                    .put("text", story.text())
                    .put("visibility", story.visibility().name().toLowerCase(Locale.ROOT))
                    .put("expiresAt", story.expiresAt());
        }

        Fields put(Viewing viewing) {
            return put("story", viewing.story())
                    .put("viewer", viewing.viewer())
                    .put("at", viewing.at());
        }

        private Fields putList(String name, List<?> list) {
            return list.isEmpty()
                    ? this
                    : put(
                            name,
                            String.join(SEPARATOR, list.stream().map(Object::toString).toList()));
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no field " + name);
            }
            return value;
        }

        private List<String> list(String name) {
            String value = values.get(name);
            return value == null ? List.of() : List.of(value.split(SEPARATOR, -1));
        }

        UserId user(String name) {
            return new UserId(UUID.fromString(text(name)));
        }

        List<UserId> users(String name) {
            return list(name).stream().map(id -> new UserId(UUID.fromString(id))).toList();
        }

        ChatId chat() {
            return new ChatId(UUID.fromString(text("chat")));
        }

        MessageId message() {
            return new MessageId(UUID.fromString(text("message")));
        }

        PostId post(String name) {
            return new PostId(UUID.fromString(text(name)));
        }

        @Nullable PostId optionalPost(String name) {
            return values.containsKey(name) ? post(name) : null;
        }

        @Nullable UserId optionalUser(String name) {
            return values.containsKey(name) ? user(name) : null;
        }

        Instant at() {
            return Instant.parse(text("at"));
        }

        Follow follow() {
            return new Follow(user("follower"), user("followed"), at());
        }

        Barrier barrier() {
            return new Barrier(user("owner"), user("other"), at());
        }

        Like like() {
            return new Like(user("user"), post("post"), at());
        }

        Bookmark bookmark() {
            return new Bookmark(user("user"), post("post"), at());
        }

        Repost repost() {
            return new Repost(user("user"), post("post"), user("author"), at());
        }

        Entities entities() {
            return new Entities(
                    list("hashtags"),
                    list("mentions").stream().map(m -> new UserId(UUID.fromString(m))).toList(),
                    list("urls"));
        }

        Post post() {
            String editedAt = values.get("editedAt");
            return new Post(
                    post("post"),
                    user("author"),
                    values.getOrDefault("text", ""),
                    entities(),
                    list("media"),
                    optionalPost("replyTo"),
                    optionalPost("quoteOf"),
                    Visibility.valueOf(text("visibility").toUpperCase(Locale.ROOT)),
                    editedAt == null ? null : Instant.parse(editedAt));
        }

        Fields put(PreferenceChange change) {
            return putList("on", labels(change.on())).putList("off", labels(change.off()));
        }

        private static List<String> labels(Set<NotificationType> types) {
            return types.stream().map(NotificationType::label).sorted().toList();
        }

        PreferenceChange preferences() {
            return new PreferenceChange(types("on"), types("off"));
        }

        private Set<NotificationType> types(String name) {
            return list(name).stream()
                    .map(
                            label ->
                                    NotificationType.labelled(label)
                                            .orElseThrow(
                                                    () ->
                                                            new IllegalArgumentException(
                                                                    "no type " + label)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        Fields put(Media media) {
            return put("key", media.key())
                    .put("owner", media.owner())
                    .put("type", media.type())
                    .put("bytes", media.bytes())
                    .put("width", media.width())
                    .put("height", media.height())
                    .put("durationMs", media.durationMs())
                    .put("blurhash", media.blurhash())
                    .put("at", media.createdAt());
        }

        Media unusedMedia() {
            String width = values.get("width");
            String height = values.get("height");
            String duration = values.get("durationMs");
            return new Media(
                    text("key"),
                    user("owner"),
                    text("type"),
                    Long.parseLong(text("bytes")),
                    width == null ? null : Integer.valueOf(width),
                    height == null ? null : Integer.valueOf(height),
                    duration == null ? null : Long.valueOf(duration),
                    values.get("blurhash"),
                    at(),
                    null,
                    at());
        }

        StoryId story() {
            return new StoryId(UUID.fromString(text("story")));
        }

        Story wholeStory() {
            return new Story(
                    story(),
                    user("author"),
                    text("mediaKey"),
                    values.get("text"),
                    StoryVisibility.valueOf(text("visibility").toUpperCase(Locale.ROOT)),
                    Instant.parse(text("expiresAt")));
        }

        Viewing viewing() {
            return new Viewing(story(), user("viewer"), at());
        }
    }
}
