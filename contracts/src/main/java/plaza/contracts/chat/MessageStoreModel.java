package plaza.contracts.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.chat.Chat;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** Whatever is said, read, taken back and disappears, two stores answer alike at every time. */
public interface MessageStoreModel extends Model<MessageStore> {
    @Override
    default Agreement<MessageStore> agreement() {
        return Agreement.on(MessageStore.class).often(4, "insert").often(3, "markRead");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 3);
        List<Chat> chats =
                Stream.generate(() -> new ChatId(arguments.id(start)))
                        .limit(2)
                        .map(id -> ChatSamples.room(id, people.getFirst(), start))
                        .toList();
        List<Message> messages =
                IntStream.range(0, 8).mapToObj(i -> message(i, people, chats, start)).toList();
        List<ChatId> ids = chats.stream().map(Chat::id).toList();
        arguments
                .of(Message.class, messages)
                .of(MessageId.class, messages.stream().map(Message::id).toList())
                .of(ChatId.class, ids)
                .made(Instant.class, () -> start.plusSeconds(arguments.random().nextInt(12)))
                .made(Window.class, () -> window(arguments, arguments.one(ids)))
                .named(
                        "windows",
                        Collection.class,
                        () ->
                                arguments.some(ids).stream()
                                        .map(id -> window(arguments, id))
                                        .toList());
    }

    private static Message message(
            int which, List<UserId> people, List<Chat> chats, Instant start) {
        @Nullable Disappearing disappearing =
                which % 3 == 0
                        ? null
                        : new Disappearing(
                                Duration.ofSeconds(1 + which % 4),
                                which % 3 == 1 ? Disappearing.From.READ : Disappearing.From.SENT);
        return ChatSamples.message(
                chats.get(which % chats.size()),
                people.get(which % people.size()),
                which + 1L,
                start.plusSeconds(which / 2),
                disappearing);
    }

    private static Window window(Arguments arguments, ChatId chat) {
        long after = arguments.random().nextInt(6);
        return new Window(chat, after, after + arguments.random().nextInt(8));
    }
}
