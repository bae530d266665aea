package plaza.core.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.chat.ChatUpdate;
import plaza.core.chat.MessageType;
import plaza.core.event.JournalPosition;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.live.StreamUpdate;
import plaza.core.live.Viewers;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationType;
import plaza.core.notification.NotificationUpdate;
import plaza.core.platform.Platform;
import plaza.core.timeline.FeedUpdate;
import plaza.core.timeline.TimelineEntry;
import plaza.core.update.Recipients.FollowersOf;
import plaza.core.update.Recipients.People;

class UpdateCodecTest {
    private static final UpdateCodec CODEC = Platform.UPDATES;
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final String TEXT =
            "„Grüße“ \\ \\u0041 \" a=b\n\n\r\t\u0000\u0085\u2028 👩‍👩‍👧 שלום \uD83D";

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsSentIsWhatArrives(UpdateMessage message) {
        assertThat(CODEC.decode(CODEC.encode(message))).isEqualTo(message);
    }

    @Test
    void thereIsASampleOfEveryUpdate() {
        Set<String> sampled =
                samples().stream()
                        .map(sample -> sample.update().getClass().getSimpleName())
                        .collect(Collectors.toSet());
        assertThat(sampled).isEqualTo(CODEC.types());
    }

    /** Servers of two versions talk to each other: the golden file is added to, never changed. */
    @Test
    void updatesAreSentAsTheyWereEverSent() throws IOException {
        assertThat(samples().stream().map(CODEC::encode).toList()).isEqualTo(golden());
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = UpdateCodecTest.class.getResourceAsStream("messages.golden")) {
            String all = new String(requireNonNull(in).readAllBytes(), UTF_8);
            return List.of(all.split("(?m)^---\n"));
        }
    }

    @Test
    void fieldsThatALaterVersionAddsAreIgnored() {
        var message = samples().getFirst();
        assertThat(CODEC.decode(CODEC.encode(message) + "later=x\n")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "People\npeople=01900000-0001-7000-8000-000000000001\n",
                "People\nperson=x\npart=0\n\nFeedUpdate\n",
                "People\npart=0\n\nChatTyping\n",
                "FollowersOf\nperson=01900000-0001-7000-8000-000000000001\n\nWeather\nrain=1\n",
                "FollowersOf\nperson=01900000-0001-7000-8000-000000000001\n\nChatTyping\nchat\n",
                "01900000-0001-7000-8000-000000000001\nFEED\ns\n{}",
            })
    void whatIsNoUpdateIsRefused(String text) {
        assertThatThrownBy(() -> CODEC.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUpdateIsForSomebody() {
        assertThatThrownBy(() -> new People(List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<UpdateMessage> samples() {
        UserId ann = new UserId(id(1));
        UserId bob = new UserId(id(2));
        var both = new People(List.of(ann, bob), 1);
        var one = new People(List.of(ann), 0);
        var position = new JournalPosition(7, 8);
        var chat = new ChatId(id(3));
        MessageId message = MessageId.of(chat, ann, "1");
        var stream = new StreamId(id(4));
        PostId post = PostId.of(id(5), ann);
        List<UpdateMessage> all = new ArrayList<>();
        for (Recipients recipients : List.of(both, new FollowersOf(ann))) {
            all.add(
                    new UpdateMessage(
                            recipients,
                            new FeedUpdate(new TimelineEntry(post, ann, null, post.time()))));
        }
        List<Update> updates =
                List.of(
                        new FeedUpdate(new TimelineEntry(post, ann, bob, AT)),
                        new NotificationUpdate(
                                new NotificationId(id(6)),
                                new NotificationGroupId(id(7)),
                                NotificationType.FOLLOW_REQUEST,
                                ann,
                                null),
                        new NotificationUpdate(
                                new NotificationId(id(6)),
                                new NotificationGroupId(id(7)),
                                NotificationType.LIKE,
                                ann,
                                post),
                        new ChatUpdate.ChatMessage(
                                chat, message, 1L << 40, ann, MessageType.TEXT, TEXT, AT),
                        new ChatUpdate.ChatMessage(
                                chat, message, 2, ann, MessageType.VIDEO_CALL, null, AT),
                        new ChatUpdate.ChatRequest(chat, message, ann, AT),
                        new ChatUpdate.ChatDeletion(chat, message, ann, AT),
                        new ChatUpdate.ChatReading(chat, ann, 1L << 40, AT),
                        new ChatUpdate.ChatChange(chat, ann, null, position, AT),
                        new ChatUpdate.ChatTyping(chat, ann, AT),
                        new StreamUpdate.StreamStart(stream, ann, position, AT),
                        new StreamUpdate.StreamChange(stream, ann, null, position, AT),
                        new StreamUpdate.StreamEnd(stream, ann, position, AT),
                        new StreamUpdate.StreamMessage(stream, message, 3, ann, TEXT, AT),
                        new StreamUpdate.StreamDeletion(stream, message, ann, AT),
                        new StreamUpdate.StreamGift(
                                stream, new TransactionId(id(8)), ann, new GiftId(id(9)), 3, AT),
                        new StreamUpdate.StreamViewers(
                                stream, ann, new Viewers(2, 5, 1L << 33), AT),
                        new ChatUpdate.ChatChange(chat, ann, bob, position, AT),
                        new StreamUpdate.StreamChange(stream, ann, bob, position, AT));
        updates.forEach(update -> all.add(new UpdateMessage(one, update)));
        return all;
    }

    /** The same ones in each run, so that they can be held against what was sent. */
    private static UUID id(long number) {
        return new UUID(0x0190_0000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L + number);
    }
}
