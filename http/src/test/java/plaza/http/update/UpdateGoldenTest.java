package plaza.http.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatAnnouncer;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.chat.ChatEvent.ChatRead;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatUpdate.ChatTyping;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Member;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.event.Broadcast;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamAnnouncer;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamEvent.StreamChanged;
import plaza.core.live.StreamEvent.StreamEnded;
import plaza.core.live.StreamEvent.StreamStarted;
import plaza.core.live.StreamNews;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamUpdate.StreamViewers;
import plaza.core.live.Viewers;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationAnnouncer;
import plaza.core.notification.NotificationType;
import plaza.core.platform.Platform;
import plaza.core.post.CountsUpdate;
import plaza.core.post.PostCounts;
import plaza.core.presence.Presence;
import plaza.core.presence.PresenceUpdate;
import plaza.core.subscription.Signal;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.FeedAnnouncer;
import plaza.core.timeline.TimelineEntry;
import plaza.core.update.Recipients;
import plaza.core.update.Update;
import plaza.core.update.UpdateMessage;
import plaza.core.update.Updates;
import plaza.local.live.LocalViewerCounter;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.memory.live.MemoryStreamStore;

/**
 * What clients are told of everything that is ever told, byte for byte, after it was sent to
 * another server. The golden file was written before updates were records: it is added to, never
 * changed.
 */
class UpdateGoldenTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant FINE = AT.plusNanos(456_789);
    private static final String TEXT =
            "„Grüße“ \\ \" \n\t\u0000\u007F/ 👩‍👩‍👧 \u202Eשלום {} \uD83D";

    private final Clock clock = Clock.fixed(AT.plusSeconds(1), ZoneOffset.UTC);
    private final List<String> told = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private final Updates updates = new Updates(new Recorder(), Platform.UPDATES);
    private final MemoryMessageStore messages = new MemoryMessageStore();
    private long made;
    private long entries;

    private final UserId ann = user();
    private final UserId bob = user();
    private final UserId cyd = user();

    /** Notes what is told, to whom, and how clients hear it. */
    private final class Recorder implements Broadcast {
        @Override
        public void publish(String channel, String message) {
            UpdateMessage sent = Platform.UPDATES.decode(message);
            types.add(sent.update().getClass().getSimpleName());
            told.add(
                    recipients(sent.recipients())
                            + "\n  "
                            + UpdateText.of(new Signal.Happened("place.7", sent.update())));
        }

        @Override
        public Subscription subscribe(String channel, Receiver receiver) {
            return () -> {
                // Nobody listens.
            };
        }
    }

    @Test
    void clientsAreToldWhatTheyWereEverTold() throws IOException {
        chats();
        streams();
        feeds();
        notifications();
        states();
        assertThat(told).isEqualTo(golden());
        assertThat(types).as("what there is a line of").isEqualTo(Platform.UPDATES.types());
    }

    private static String recipients(Recipients recipients) {
        return switch (recipients) {
            case Recipients.People(List<UserId> people, var _) ->
                    people.stream().map(UserId::toString).collect(Collectors.joining(" "));
            case Recipients.FollowersOf(UserId person) -> "followers " + person;
        };
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = UpdateGoldenTest.class.getResourceAsStream("updates.golden")) {
            String all = new String(requireNonNull(in).readAllBytes(), UTF_8);
            return List.of(all.strip().split("\n(?! )"));
        }
    }

    private void chats() {
        var chats = new MemoryChatStore();
        var chat = new ChatId(id());
        chats.insert(
                new Chat(chat, ChatKind.ROOM, TEXT, null, ann, null, AT, 0, AT),
                List.of(member(ann, true), member(bob, true), member(cyd, false)));
        var announcer = new ChatAnnouncer(chats, messages, updates, clock);
        announcer.apply(
                entries(
                        new ChatCreated(chat, ann, List.of(bob, cyd), FINE),
                        new ChatRenamed(chat, TEXT, bob, AT),
                        new ChatMemberChanged(chat, user(), ann, AT),
                        sent(message(chat, ann, 1, MessageType.TEXT, TEXT, null)),
                        sent(message(chat, bob, 2, MessageType.IMAGE, "chats/1.jpg", null)),
                        sent(
                                message(
                                        chat,
                                        ann,
                                        1L << 40,
                                        MessageType.TEXT,
                                        "soon gone",
                                        new Disappearing(
                                                Duration.ofMinutes(1), Disappearing.From.SENT))),
                        new MessageDeleted(chat, MessageId.of(chat, ann, "1"), ann, FINE),
                        new ChatRead(chat, bob, 2, AT)));
        updates.publish(ann, new ChatTyping(chat, bob, AT));
    }

    private static Member member(UserId user, boolean accepted) {
        return new Member(user, ChatRole.MEMBER, AT, 0, null, 0, accepted, null);
    }

    private Message message(
            ChatId chat,
            UserId sender,
            long number,
            MessageType type,
            String content,
            @Nullable Disappearing disappearing) {
        return new Message(
                MessageId.of(chat, sender, Long.toString(number)),
                chat,
                number,
                sender,
                null,
                type,
                content,
                AT,
                disappearing,
                null);
    }

    private Event sent(Message message) {
        messages.insert(message);
        return new MessageSent(message.chat(), message.id(), message.sender(), message.at());
    }

    private void streams() {
        var streams = new MemoryStreamStore();
        var viewers = new LocalViewerCounter();
        var id = new StreamId(id());
        var stream =
                new LiveStream(
                        id,
                        ann,
                        new StreamDetails(TEXT, null, null, null, Duration.ZERO),
                        StreamStatus.SCHEDULED,
                        Map.of(),
                        "https://media.example/1",
                        Viewers.NONE,
                        null,
                        null,
                        null);
        streams.insert(stream);
        viewers.join(id, bob, AT);
        var chat = new ChatId(id.value());
        var news = new StreamNews(viewers, updates, clock);
        var announcer = new StreamAnnouncer(streams, messages, viewers, news, clock);
        announcer.apply(
                entries(
                        new StreamStarted(id, ann, FINE),
                        new StreamChanged(id, ann, null, AT),
                        sent(message(chat, bob, 1, MessageType.TEXT, TEXT, null)),
                        new MessageDeleted(chat, MessageId.of(chat, bob, "1"), bob, AT),
                        new MoneyMoved(
                                new TransactionId(id()),
                                TransactionType.GIFT,
                                TransactionStatus.COMPLETED,
                                bob,
                                ann,
                                new Given(new GiftId(id()), 3, id),
                                9_999_999_999L,
                                7_000_000_000L,
                                FINE)));
        updates.publish(
                List.of(bob, ann), new StreamViewers(id, ann, new Viewers(2, 5, 1L << 33), FINE));
        announcer.apply(entries(new StreamEnded(id, ann, AT)));
    }

    private void feeds() {
        PostId post = PostId.of(id(), ann);
        var announcer = new FeedAnnouncer(updates);
        var own = new TimelineEntry(post, ann, null, post.time());
        var reposted = new TimelineEntry(post, ann, bob, AT);
        announcer.onDelivered(new Delivery(own, List.of(bob, cyd)));
        announcer.onDelivered(new Delivery(reposted, List.of(cyd)));
        announcer.onPulled(own);
        announcer.onPulled(reposted);
    }

    private void notifications() {
        var announcer = new NotificationAnnouncer(updates);
        PostId post = PostId.of(id(), ann);
        for (NotificationType type : NotificationType.values()) {
            announcer.made(Notification.of(type, bob, post, ann, FINE));
        }
        announcer.made(Notification.of(NotificationType.FOLLOW, bob, null, ann, FINE));
    }

    private void states() {
        PostId post = PostId.of(id(), ann);
        state(new CountsUpdate(post, new PostCounts(1, 2, 3, 1L << 40)));
        state(PresenceUpdate.of(new Presence.State(ann, true, AT)));
        state(PresenceUpdate.of(new Presence.State(ann, false, AT)));
        state(PresenceUpdate.of(new Presence.State(ann, false, null)));
    }

    private void state(Update update) {
        told.add("who watches\n  " + UpdateText.of(new Signal.Latest(update)));
    }

    private List<JournalEntry> entries(Event... events) {
        List<JournalEntry> all = new ArrayList<>();
        for (Event event : events) {
            entries++;
            all.add(new JournalEntry(new JournalPosition(7, entries), new UUID(0, 0), event, AT));
        }
        return all;
    }

    private UserId user() {
        return new UserId(id());
    }

    private UUID id() {
        made++;
        return new UUID(0x0190_0000_0000_7000L + (made << 16), 0x8000_0000_0000_0000L + made);
    }
}
