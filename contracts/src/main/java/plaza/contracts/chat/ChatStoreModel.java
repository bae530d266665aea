package plaza.contracts.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/** Whoever comes, goes, talks and reads where, two stores answer alike. */
public interface ChatStoreModel extends Model<ChatStore> {
    @Override
    default Agreement<ChatStore> agreement() {
        return Agreement.on(ChatStore.class)
                .often(2, "insert")
                .often(3, "putMember")
                .often(4, "takeNumber")
                .inAnyOrder("listAsked");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 3);
        UserId creator = people.getFirst();
        List<Chat> chats =
                List.of(
                        ChatSamples.room(new ChatId(arguments.id(start)), creator, start),
                        ChatSamples.room(new ChatId(arguments.id(start)), creator, start),
                        ChatSamples.room(new ChatId(arguments.id(start)), creator, start),
                        ChatSamples.direct(creator, people.getLast(), start));
        arguments
                .of(Chat.class, chats)
                .of(ChatId.class, chats.stream().map(Chat::id).toList())
                .made(Instant.class, () -> start.plusMillis(arguments.one(int.class)))
                // Who is left out is open.
                .named("limit", int.class, () -> 100)
                .named("members", Collection.class, () -> List.of(arguments.one(Member.class)));
    }
}
