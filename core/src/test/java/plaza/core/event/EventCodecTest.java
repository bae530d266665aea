package plaza.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.core.StorageException;
import plaza.core.account.AccountEvent;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkEvent;
import plaza.core.chat.ChatEvent;
import plaza.core.event.EventCodec.Encoded;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.Restriction;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent;
import plaza.core.live.StreamEvent;
import plaza.core.media.Media;
import plaza.core.media.MediaEvent;
import plaza.core.notification.NotificationEvent;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.core.platform.Platform;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent;
import plaza.core.post.PostRef;
import plaza.core.post.Visibility;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent;
import plaza.core.session.SessionEvent;
import plaza.core.story.Story;
import plaza.core.story.StoryEvent;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;

class EventCodecTest {
    private static final EventCodec CODEC = Platform.EVENTS;
    private static long made;

    private static final Path RESOURCES = Path.of("src/test/resources/plaza/core/event");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final String TEXT = "„Grüße“ \\ \" \n\t 👩‍👩‍👧 \u202Eשלום {}";

    private static final PlainEvents PLAIN =
            new PlainEvents(
                    Map.of(
                            UUID.class, EventCodecTest::id,
                            PostId.class, EventCodecTest::post,
                            Instant.class, () -> AT));

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventComesBackAsItWas(Event event) {
        Encoded encoded = CODEC.encode(event);
        assertThat(CODEC.decode(encoded.type(), encoded.fields())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsToldComesBackWithoutWhatItsAuthorMayTakeBack(Event event) {
        Encoded told = CODEC.encode(event.told());
        assertThat(CODEC.decode(told.type(), told.fields())).isEqualTo(event.told());
        Map<String, String> kept = new HashMap<>(CODEC.encode(event).fields());
        kept.keySet().removeAll(CODEC.content(event));
        assertThat(told.fields()).isEqualTo(kept);
        assertThat(told.fields().toString()).doesNotContain(TEXT, "日本", "https://a.b");
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertThat(
                        samples().stream()
                                .map(sample -> sample.getClass().getSimpleName())
                                .collect(Collectors.toSet()))
                .isEqualTo(CODEC.types());
    }

    /** The golden file holds what was ever stored: it is added to, never changed. */
    @Test
    void eventsAreStoredAsTheyWereEverStored() throws IOException {
        assertGolden(
                "events.golden",
                samples().stream().map(event -> render(CODEC.encode(event))).toList());
    }

    /** Both are stored beside the event: what is under way has those of the version before. */
    @Test
    void keysAndSubjectsAreAsTheyEverWere() throws IOException {
        assertGolden(
                "subjects.golden",
                samples().stream()
                        .map(
                                event ->
                                        "%s %s %s"
                                                .formatted(
                                                        event.getClass().getSimpleName(),
                                                        event.key(),
                                                        event.subject()))
                        .toList());
    }

    @Test
    void whatIsBetweenTwoPeopleHasOneSubjectWhoeverActs() {
        UserId one = user();
        UserId other = user();
        Event there = new GraphEvent.Blocked(new Restriction(one, other, AT));
        Event back = new GraphEvent.Unfollowed(new Follow(other, one, AT));
        assertThat(there.subject()).isEqualTo(back.subject());
        assertThat(there.key()).isEqualTo(one.value());
        assertThat(back.key()).isEqualTo(other.value());
    }

    private static void assertGolden(String file, List<String> current) throws IOException {
        List<String> golden = golden(file);
        assertThat(current).as("what was stored stays as it was").containsAll(golden);
        if (Boolean.getBoolean("plaza.update")) {
            Files.writeString(RESOURCES.resolve(file), String.join("\n", current) + "\n");
        }
        assertThat(current)
                .as("run this test with -Dplaza.update=true to add new events to " + file)
                .isEqualTo(golden);
    }

    private static List<String> golden(String file) throws IOException {
        try (InputStream in = EventCodecTest.class.getResourceAsStream(file)) {
            String all = new String(requireNonNull(in).readAllBytes(), UTF_8);
            return List.of(all.strip().split("\n(?! )"));
        }
    }

    private static String render(Encoded event) {
        var text = new StringBuilder(event.type());
        new TreeMap<>(event.fields())
                .forEach(
                        (name, value) ->
                                text.append("\n  ").append(name).append('=').append(escape(value)));
        return text.toString();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsThatALaterVersionAddsAreIgnored(Event event) {
        Encoded encoded = CODEC.encode(event);
        Map<String, String> more = new HashMap<>(encoded.fields());
        more.put("addedLater", "x");
        assertThat(CODEC.decode(encoded.type(), more)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventWithoutItsKeyIsMalformed(Event event) {
        Encoded encoded = CODEC.encode(event);
        Map<String, String> fewer = new HashMap<>(encoded.fields());
        fewer.values().remove(event.key().toString());
        assertBroken(encoded.type(), fewer);
    }

    @Test
    void unknownTypesAndMalformedFieldsAreBroken() {
        assertBroken("Danced", Map.of());
        assertBroken("AccountRegistered", Map.of());
        assertBroken("AccountRegistered", Map.of("user", "nobody", "at", AT.toString()));
        assertBroken(
                "AccountRegistered", Map.of("user", user().toString(), "at", "the day before"));
        Encoded post = CODEC.encode(new PostEvent.PostCreated(post(Visibility.PUBLIC)));
        Map<String, String> fields = new HashMap<>(post.fields());
        fields.put("visibility", "sometimes");
        assertBroken("PostCreated", fields);
    }

    @Test
    void theNamesOfStoredFieldsStay() {
        UserId user = user();
        Encoded encoded = CODEC.encode(new AccountEvent.AccountRegistered(user, AT));
        assertThat(encoded.type()).isEqualTo("AccountRegistered");
        assertThat(encoded.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("user", user.toString(), "at", AT.toString()));
        assertThat(CODEC.encode(new PostEvent.PostCreated(post(Visibility.PRIVATE))).fields())
                .containsOnlyKeys(
                        "post",
                        "author",
                        "text",
                        "hashtags",
                        "mentions",
                        "urls",
                        "media",
                        "replyTo",
                        "quoteOf",
                        "visibility",
                        "editedAt");
    }

    private static void assertBroken(String type, Map<String, String> fields) {
        assertThatThrownBy(() -> CODEC.decode(type, fields))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse());
    }

    /** Those given by hand, and one of each event that has none and is made of plain parts. */
    static List<Event> samples() {
        List<Event> all = given();
        Set<Class<?>> given = all.stream().map(Event::getClass).collect(Collectors.toSet());
        Platform.EVENT_TYPES.stream()
                .flatMap(PlainEvents::records)
                .filter(type -> !given.contains(type))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(
                        type -> {
                            // Each has the same ids, whatever events there will be besides it.
                            made = 1_000;
                            all.add(PLAIN.sample(type.asSubclass(Event.class)));
                        });
        return all;
    }

    private static List<Event> given() {
        made = 0;
        var follow = new Follow(user(), user(), AT);
        var barrier = new Restriction(user(), user(), AT);
        var like = new Like(user(), post(), AT);
        var repost = new Repost(user(), post(), user(), AT);
        var bookmark = new Bookmark(user(), post(), AT);
        var entities =
                new Entities(List.of("a", "日本"), List.of(user()), List.of("https://a.b/?c=d"));
        var all = new ArrayList<Event>();
        all.add(new AccountEvent.AccountRegistered(user(), AT));
        all.add(new AccountEvent.AccountChanged(user(), AT));
        all.add(new SessionEvent.SessionsEnded(user(), AT));
        all.add(new GraphEvent.Followed(follow));
        all.add(new GraphEvent.Unfollowed(follow));
        all.add(new GraphEvent.FollowRequested(follow));
        all.add(new GraphEvent.FollowRequestEnded(follow));
        all.add(new GraphEvent.Blocked(barrier));
        all.add(new GraphEvent.Unblocked(barrier));
        all.add(new GraphEvent.Muted(barrier));
        all.add(new GraphEvent.Unmuted(barrier));
        for (Visibility visibility : Visibility.values()) {
            all.add(new PostEvent.PostCreated(post(visibility)));
        }
        UserId author = user();
        all.add(
                new PostEvent.PostCreated(
                        new Post(
                                post(),
                                author,
                                "",
                                Entities.NONE,
                                List.of(),
                                null,
                                null,
                                Visibility.PUBLIC,
                                null)));
        all.add(new PostEvent.PostEdited(post(), user(), TEXT, entities, AT));
        all.add(new PostEvent.PostEdited(post(), user(), "", Entities.NONE, AT));
        all.add(new PostEvent.PostDeleted(new PostRef(post(), user(), null), AT));
        all.add(new PostEvent.PostDeleted(new PostRef(post(), user(), post()), AT));
        all.add(new LikeEvent.Liked(like, user()));
        all.add(new LikeEvent.Unliked(like, user()));
        all.add(new LikeEvent.Unliked(like, null));
        all.add(new RepostEvent.Reposted(repost));
        all.add(new RepostEvent.Unreposted(repost));
        all.add(new BookmarkEvent.Bookmarked(bookmark));
        all.add(new BookmarkEvent.Unbookmarked(bookmark));
        all.add(new RebuildAsked("timelines", user(), AT));
        all.add(new NotificationEvent.NotificationsRead(user(), AT, AT.plusSeconds(1)));
        all.add(
                new NotificationEvent.NotificationPreferencesChanged(
                        user(),
                        new PreferenceChange(
                                Set.of(NotificationType.LIKE, NotificationType.FOLLOW_REQUEST),
                                Set.of(NotificationType.CHAT)),
                        AT));
        all.add(
                new NotificationEvent.NotificationPreferencesChanged(
                        user(), new PreferenceChange(Set.of(), Set.of()), AT));
        for (StoryVisibility visibility : StoryVisibility.values()) {
            all.add(new StoryEvent.StoryCreated(story(TEXT, visibility)));
        }
        all.add(new StoryEvent.StoryCreated(story(null, StoryVisibility.PUBLIC)));
        all.add(new StoryEvent.StoryDeleted(new StoryId(id()), user(), AT));
        all.add(new StoryEvent.StoryViewed(new Viewing(new StoryId(id()), user(), AT), user()));
        var chat = new ChatId(id());
        MessageId message = MessageId.of(chat, user(), "1");
        all.add(new ChatEvent.ChatCreated(chat, user(), List.of(user(), user()), AT));
        all.add(new ChatEvent.ChatRenamed(chat, TEXT, user(), AT));
        all.add(new ChatEvent.ChatMemberChanged(chat, user(), user(), AT));
        all.add(new ChatEvent.MessageSent(chat, message, user(), AT));
        all.add(new ChatEvent.MessageDeleted(chat, message, user(), AT));
        all.add(new ChatEvent.ChatRead(chat, user(), 1L << 40, AT));
        var stream = new StreamId(id());
        all.add(new StreamEvent.StreamCreated(stream, user(), AT));
        all.add(new StreamEvent.StreamChanged(stream, user(), null, AT));
        all.add(new StreamEvent.StreamStarted(stream, user(), AT));
        all.add(new StreamEvent.StreamEnded(stream, user(), AT));
        var gift = new GiftId(id());
        for (Given given : List.of(new Given(gift, 3, stream), new Given(gift, 1, null))) {
            all.add(
                    new LedgerEvent.MoneyMoved(
                            new TransactionId(id()),
                            TransactionType.GIFT,
                            TransactionStatus.REFUNDED,
                            user(),
                            user(),
                            given,
                            9_999_999_999L,
                            7_000_000_000L,
                            AT));
        }
        all.add(
                new LedgerEvent.MoneyMoved(
                        new TransactionId(id()),
                        TransactionType.TOP_UP,
                        TransactionStatus.CHARGED_BACK,
                        user(),
                        null,
                        null,
                        1,
                        0,
                        AT));
        all.add(
                new LedgerEvent.MoneyMoved(
                        new TransactionId(id()),
                        TransactionType.PAYOUT,
                        TransactionStatus.PENDING,
                        null,
                        user(),
                        null,
                        1,
                        0,
                        AT));
        all.add(
                new MediaEvent.MediaUploaded(
                        new Media(
                                "posts/1.mp4",
                                user(),
                                "video/mp4",
                                5_000_000_000L,
                                640,
                                480,
                                7_000L,
                                "L#1 %",
                                AT,
                                null,
                                AT)));
        all.add(
                new MediaEvent.MediaUploaded(
                        new Media(
                                "posts/1.mp3",
                                user(),
                                "audio/mpeg",
                                1,
                                null,
                                null,
                                null,
                                null,
                                AT,
                                null,
                                AT)));
        return all;
    }

    private static Post post(Visibility visibility) {
        UserId author = user();
        return new Post(
                PostId.of(id(), author),
                author,
                TEXT,
                new Entities(
                        List.of("eins", "zwei"),
                        List.of(user(), user()),
                        List.of("https://example.com/a?b=c&d")),
                List.of("posts/1.jpg", "posts/2.webp"),
                post(),
                post(),
                visibility,
                AT);
    }

    private static Story story(@Nullable String text, StoryVisibility visibility) {
        return new Story(new StoryId(id()), user(), "stories/1.jpg", text, visibility, AT);
    }

    private static UserId user() {
        return new UserId(id());
    }

    private static PostId post() {
        return PostId.of(id(), user());
    }

    /** The same ones in each run, so that they can be held against what was stored. */
    private static UUID id() {
        made++;
        return new UUID(0x0190_0000_0000_7000L + (made << 16), 0x8000_0000_0000_0000L + made);
    }
}
