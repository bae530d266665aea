package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.chat.ChatEvent.ChatRead;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.chat.ChatUpdate.ChatChange;
import plaza.core.chat.ChatUpdate.ChatDeletion;
import plaza.core.chat.ChatUpdate.ChatMessage;
import plaza.core.chat.ChatUpdate.ChatReading;
import plaza.core.chat.ChatUpdate.ChatRequest;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.update.Updates;

/**
 * Tells the members of a chat what happens in it, in the order of the journal. What disappears is
 * told without its content: who wants it asks for it, while it is there.
 */
public final class ChatAnnouncer implements Projection {
    private final ChatStore chats;
    private final MessageStore messages;
    private final Updates updates;
    private final Clock clock;

    public ChatAnnouncer(ChatStore chats, MessageStore messages, Updates updates, Clock clock) {
        this.chats = chats;
        this.messages = messages;
        this.updates = updates;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "chats";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<MessageId> sent = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof MessageSent(var _, var message, var _, var _)) {
                sent.add(message);
            }
        }
        Map<MessageId, Message> found = messages.findAll(sent, clock.instant());
        Map<ChatId, List<Member>> members = new HashMap<>();
        for (JournalEntry entry : entries) {
            tell(entry, found, members);
        }
    }

    private void tell(
            JournalEntry entry, Map<MessageId, Message> found, Map<ChatId, List<Member>> members) {
        Event event = entry.event();
        switch (event) {
            case MessageSent(var chat, var id, var _, var _) -> {
                Message message = found.get(id);
                if (message != null && !message.isDeleted()) {
                    told(of(chat, members), message);
                }
            }
            case MessageDeleted(var chat, var id, var sender, var at) ->
                    publish(
                            in(of(chat, members)).map(Member::user).toList(),
                            new ChatDeletion(chat, id, sender, at));
            case ChatRead(var chat, var reader, var upTo, var at) ->
                    publish(
                            in(of(chat, members)).map(Member::user).toList(),
                            new ChatReading(chat, reader, upTo, at));
            case ChatCreated(var chat, var by, var _, var at) ->
                    changed(entry, chat, by, null, at, members);
            case ChatRenamed(var chat, var _, var by, var at) ->
                    changed(entry, chat, by, null, at, members);
            case ChatMemberChanged(var chat, var user, var by, var at) -> {
                // Another is in it than for the events before.
                members.remove(chat);
                changed(entry, chat, by, user, at, members);
            }
            default -> {
                // Not of chats.
            }
        }
    }

    private List<Member> of(ChatId chat, Map<ChatId, List<Member>> members) {
        return members.computeIfAbsent(chat, chats::listMembers);
    }

    private static Stream<Member> in(Collection<Member> members) {
        return members.stream().filter(member -> member.isIn() && member.accepted());
    }

    /** To who sees it; to who has not accepted the chat only that there is something. */
    private void told(List<Member> members, Message message) {
        List<Member> seeing =
                members.stream().filter(member -> member.sees(message.number())).toList();
        publish(
                seeing.stream().filter(Member::accepted).map(Member::user).toList(),
                ChatMessage.of(message));
        publish(
                seeing.stream().filter(member -> !member.accepted()).map(Member::user).toList(),
                ChatRequest.of(message));
    }

    /** That it is another than before, to everybody in it and to who has just left. */
    private void changed(
            JournalEntry entry,
            ChatId chat,
            UserId by,
            @Nullable UserId also,
            Instant at,
            Map<ChatId, List<Member>> members) {
        Set<UserId> people = new LinkedHashSet<>();
        of(chat, members).stream().filter(Member::isIn).map(Member::user).forEach(people::add);
        if (also != null) {
            people.add(also);
        }
        publish(people, new ChatChange(chat, by, also, entry.position(), at));
    }

    private void publish(Collection<UserId> people, ChatUpdate update) {
        if (!people.isEmpty()) {
            updates.publish(people, update);
        }
    }
}
