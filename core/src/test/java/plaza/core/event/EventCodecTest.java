package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.core.Ids;
import plaza.core.StorageException;
import plaza.core.bookmark.Bookmark;
import plaza.core.event.EventCodec.Encoded;
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

class EventCodecTest {
    private static final Ids IDS = new Ids(Clock.systemUTC());
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final String TEXT = "„Grüße“ \\ \" \n\t 👩‍👩‍👧 \u202Eשלום {}";

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventComesBackAsItWas(Event event) {
        Encoded encoded = EventCodec.encode(event);
        assertThat(EventCodec.decode(encoded.type(), encoded.fields())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsToldComesBackWithoutWhatItsAuthorMayTakeBack(Event event) {
        Encoded told = EventCodec.encode(event.told());
        assertThat(EventCodec.decode(told.type(), told.fields())).isEqualTo(event.told());
        Map<String, String> kept = new HashMap<>(EventCodec.encode(event).fields());
        kept.keySet().removeAll(EventCodec.content(told.type()));
        assertThat(told.fields()).isEqualTo(kept);
        assertThat(told.fields().toString()).doesNotContain(TEXT, "日本", "https://a.b");
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        Set<Class<?>> sampled =
                samples().stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(sampled).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsThatALaterVersionAddsAreIgnored(Event event) {
        Encoded encoded = EventCodec.encode(event);
        Map<String, String> more = new HashMap<>(encoded.fields());
        more.put("addedLater", "x");
        assertThat(EventCodec.decode(encoded.type(), more)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventWithoutItsKeyIsMalformed(Event event) {
        Encoded encoded = EventCodec.encode(event);
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
        Encoded post = EventCodec.encode(new Event.PostCreated(post(Visibility.PUBLIC)));
        Map<String, String> fields = new HashMap<>(post.fields());
        fields.put("visibility", "sometimes");
        assertBroken("PostCreated", fields);
    }

    @Test
    void theNamesOfStoredFieldsStay() {
        UserId user = user();
        Encoded encoded = EventCodec.encode(new Event.AccountRegistered(user, AT));
        assertThat(encoded.type()).isEqualTo("AccountRegistered");
        assertThat(encoded.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("user", user.toString(), "at", AT.toString()));
        assertThat(EventCodec.encode(new Event.PostCreated(post(Visibility.PRIVATE))).fields())
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
        assertThatThrownBy(() -> EventCodec.decode(type, fields))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse());
    }

    static List<Event> samples() {
        var follow = new Follow(user(), user(), AT);
        var barrier = new Barrier(user(), user(), AT);
        var like = new Like(user(), post(), AT);
        var repost = new Repost(user(), post(), user(), AT);
        var bookmark = new Bookmark(user(), post(), AT);
        var entities =
                new Entities(List.of("a", "日本"), List.of(user()), List.of("https://a.b/?c=d"));
        var all = new ArrayList<Event>();
        all.add(new Event.AccountRegistered(user(), AT));
        all.add(new Event.AccountChanged(user(), AT));
        all.add(new Event.SessionsEnded(user(), AT));
        all.add(new Event.Followed(follow));
        all.add(new Event.Unfollowed(follow));
        all.add(new Event.FollowRequested(follow));
        all.add(new Event.FollowRequestEnded(follow));
        all.add(new Event.Blocked(barrier));
        all.add(new Event.Unblocked(barrier));
        all.add(new Event.Muted(barrier));
        all.add(new Event.Unmuted(barrier));
        for (Visibility visibility : Visibility.values()) {
            all.add(new Event.PostCreated(post(visibility)));
        }
        UserId author = user();
        all.add(
                new Event.PostCreated(
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
        all.add(new Event.PostEdited(post(), user(), TEXT, entities, AT));
        all.add(new Event.PostEdited(post(), user(), "", Entities.NONE, AT));
        all.add(new Event.PostDeleted(new PostRef(post(), user(), null), AT));
        all.add(new Event.PostDeleted(new PostRef(post(), user(), post()), AT));
        all.add(new Event.Liked(like, user()));
        all.add(new Event.Unliked(like, user()));
        all.add(new Event.Unliked(like, null));
        all.add(new Event.Reposted(repost));
        all.add(new Event.Unreposted(repost));
        all.add(new Event.Bookmarked(bookmark));
        all.add(new Event.Unbookmarked(bookmark));
        all.add(new Event.RebuildAsked("timelines", user(), AT));
        all.add(new Event.NotificationsRead(user(), AT, AT.plusSeconds(1)));
        all.add(
                new Event.NotificationPreferencesChanged(
                        user(),
                        new PreferenceChange(
                                Set.of(NotificationType.LIKE, NotificationType.FOLLOW_REQUEST),
                                Set.of(NotificationType.CHAT)),
                        AT));
        all.add(
                new Event.NotificationPreferencesChanged(
                        user(), new PreferenceChange(Set.of(), Set.of()), AT));
        for (StoryVisibility visibility : StoryVisibility.values()) {
            all.add(new Event.StoryCreated(story(TEXT, visibility)));
        }
        all.add(new Event.StoryCreated(story(null, StoryVisibility.PUBLIC)));
        all.add(new Event.StoryDeleted(new StoryId(IDS.next()), user(), AT));
        all.add(new Event.StoryViewed(new Viewing(new StoryId(IDS.next()), user(), AT), user()));
        var chat = new ChatId(IDS.next());
        MessageId message = MessageId.of(chat, user(), "1");
        all.add(new Event.ChatCreated(chat, user(), List.of(user(), user()), AT));
        all.add(new Event.ChatRenamed(chat, TEXT, user(), AT));
        all.add(new Event.ChatMemberChanged(chat, user(), user(), AT));
        all.add(new Event.MessageSent(chat, message, user(), AT));
        all.add(new Event.MessageDeleted(chat, message, user(), AT));
        all.add(new Event.ChatRead(chat, user(), 1L << 40, AT));
        var stream = new StreamId(IDS.next());
        all.add(new Event.StreamCreated(stream, user(), AT));
        all.add(new Event.StreamChanged(stream, user(), AT));
        all.add(new Event.StreamStarted(stream, user(), AT));
        all.add(new Event.StreamEnded(stream, user(), AT));
        var gift = new GiftId(IDS.next());
        for (Given given : List.of(new Given(gift, 3, stream), new Given(gift, 1, null))) {
            all.add(
                    new Event.MoneyMoved(
                            new TransactionId(IDS.next()),
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
                new Event.MoneyMoved(
                        new TransactionId(IDS.next()),
                        TransactionType.TOP_UP,
                        TransactionStatus.CHARGED_BACK,
                        user(),
                        null,
                        null,
                        1,
                        0,
                        AT));
        all.add(
                new Event.MoneyMoved(
                        new TransactionId(IDS.next()),
                        TransactionType.PAYOUT,
                        TransactionStatus.PENDING,
                        null,
                        user(),
                        null,
                        1,
                        0,
                        AT));
        all.add(
                new Event.MediaUploaded(
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
                new Event.MediaUploaded(
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
                PostId.of(IDS.next(), author),
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
        return new Story(new StoryId(IDS.next()), user(), "stories/1.jpg", text, visibility, AT);
    }

    private static UserId user() {
        return new UserId(IDS.next());
    }

    private static PostId post() {
        return PostId.of(IDS.next(), user());
    }
}
