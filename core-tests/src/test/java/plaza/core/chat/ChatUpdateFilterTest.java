package plaza.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.chat.ChatUpdate.ChatChange;
import plaza.core.chat.ChatUpdate.ChatMessage;
import plaza.core.chat.ChatUpdate.ChatReading;
import plaza.core.chat.ChatUpdate.ChatRequest;
import plaza.core.chat.ChatUpdate.ChatTyping;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Restrictions;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.StreamUpdate.StreamChange;
import plaza.core.live.StreamUpdate.StreamMessage;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;

class ChatUpdateFilterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATE = NOW.minus(Duration.ofSeconds(6));

    private final MemoryMessageStore messages = new MemoryMessageStore();
    private final ChatUpdateFilter filter =
            new ChatUpdateFilter(messages, Clock.fixed(NOW, ZoneOffset.UTC));
    private final UserId ann = new UserId(new UUID(1, 1));
    private final UserId bob = new UserId(new UUID(1, 2));
    private final UserId cyd = new UserId(new UUID(1, 3));
    private final ChatId chat = new ChatId(new UUID(2, 1));
    private final ViewerContext viewer =
            new ViewerContext(cyd, Set.of(), new Restrictions(Set.of(bob), Set.of(), Set.of()));

    private List<TalkUpdate> told(TalkUpdate... updates) {
        return filter.visible(viewer, List.of(updates));
    }

    private Message said(String clientId, Instant at) {
        return new Message(
                MessageId.of(chat, ann, clientId),
                chat,
                1,
                ann,
                null,
                MessageType.TEXT,
                "hello",
                at,
                null,
                null);
    }

    @Test
    void whatBlockedPeopleDoIsNotTold() {
        var typing = new ChatTyping(chat, ann, NOW);
        assertThat(told(new ChatTyping(chat, bob, NOW), typing)).containsExactly(typing);
    }

    @Test
    void whatIsDoneToBlockedPeopleIsNotTold() {
        var position = new JournalPosition(1, 1);
        var renamed = new ChatChange(chat, ann, null, position, NOW);
        var promoted = new ChatChange(chat, ann, cyd, position, NOW);
        var stream = new StreamId(chat.value());
        assertThat(
                        told(
                                renamed,
                                promoted,
                                new ChatChange(chat, ann, bob, position, NOW),
                                new StreamChange(stream, ann, bob, position, NOW)))
                .containsExactly(renamed, promoted);
    }

    @Test
    void nobodyIsToldOfReadingBehindWhatTheyMaySee() {
        var chats = new MemoryChatStore();
        chats.insert(
                new Chat(chat, ChatKind.ROOM, "Room", null, ann, null, NOW, 0, NOW),
                List.of(new Member(cyd, ChatRole.MEMBER, NOW, 1, null, 0, true, null)));
        var gate =
                new ChatAccessPolicy(
                        chats,
                        new ViewerContexts(
                                new MemoryFollowGraph(),
                                new MemoryBlockStore(),
                                new MemoryAccountStore()));
        var access = new ChatAccessFilter(gate, messages, Clock.fixed(NOW, ZoneOffset.UTC));
        messages.insert(said(ann, 1));
        messages.insert(said(bob, 2));
        var early = new ChatReading(chat, ann, 2, NOW);
        assertThat(access.visible(viewer, List.of(early))).isEmpty();

        messages.insert(said(ann, 3));
        messages.insert(said(bob, 4));
        assertThat(access.visible(viewer, List.of(early, new ChatReading(chat, ann, 4, NOW))))
                .containsExactly(new ChatReading(chat, ann, 3, NOW));
    }

    private Message said(UserId sender, long number) {
        return new Message(
                MessageId.of(chat, sender, "number " + number),
                chat,
                number,
                sender,
                null,
                MessageType.TEXT,
                "hello",
                NOW,
                null,
                null);
    }

    @Test
    void typingThatIsOverIsNotTold() {
        assertThat(told(new ChatTyping(chat, ann, LATE))).isEmpty();
    }

    @Test
    void aMessageThatIsToldLateIsToldOnlyWhileItIsThere() {
        Message kept = said("kept", LATE);
        Message deleted = said("deleted", LATE);
        messages.insert(kept);
        messages.insert(deleted);
        messages.deleteContent(deleted.id());
        var inStream =
                new StreamMessage(new StreamId(chat.value()), deleted.id(), 1, ann, "hello", LATE);
        assertThat(
                        told(
                                ChatMessage.of(kept),
                                ChatMessage.of(deleted),
                                ChatMessage.of(said("gone", LATE)),
                                inStream))
                .containsExactly(ChatMessage.of(kept));
    }

    @Test
    void whatIsToldAtOnceIsNotLookedUp() {
        ChatMessage message = ChatMessage.of(said("new", NOW));
        ChatRequest request = ChatRequest.of(said("asked", LATE));
        assertThat(told(message, request)).containsExactly(message, request);
    }
}
