package plaza.core.chat;

import java.time.Instant;
import java.util.List;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.chat.ChatEvent.ChatRead;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.event.EventRedo;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.MediaUse;

/** Writes messages when they are sent, read and taken back. Repeatable. */
public final class MessageWrites {
    private final ChatStore chats;
    private final MessageStore messages;
    private final Attachments attachments;

    public MessageWrites(ChatStore chats, MessageStore messages, Attachments attachments) {
        this.chats = chats;
        this.messages = messages;
        this.attachments = attachments;
    }

    /**
     * Says whether it is new. The number is taken within the commit of the chat, so that messages
     * appear in the order of their numbers; one that was there already leaves a gap.
     *
     * @param draft the message, whatever its number
     * @param limit the greatest number that it may have
     * @throws plaza.core.DomainException FORBIDDEN where it would have a greater one: others were
     *     faster
     */
    public boolean send(Message draft, long limit) {
        long number = chats.takeNumber(draft.chat(), draft.at());
        if (number > limit) {
            throw ChatRules.unanswered();
        }
        String content = draft.content();
        if (draft.type().showsMedia() && content != null) {
            attachments.attach(
                    draft.sender(), List.of(content), use(draft.id()), ChatRules.CONTENT);
        }
        return messages.insert(draft.numbered(number));
    }

    /** Carries out again what an event says; what is said is in none, and members may be many. */
    public boolean redo(ChatEvent event) {
        return switch (event) {
            case ChatCreated e -> chats.find(e.chat()).isPresent();
            case ChatMemberChanged _ -> true;
            case MessageSent e -> isThere(e.message());
            case ChatRenamed e -> {
                chats.rename(e.chat(), EventRedo.untold(e.name(), e), e.by());
                yield true;
            }
            case MessageDeleted e -> {
                delete(e.message());
                yield true;
            }
            case ChatRead e -> {
                read(e.chat(), e.reader(), e.upTo(), e.at());
                yield true;
            }
        };
    }

    /** Whether it was sent, and has not disappeared. */
    public boolean isThere(MessageId id) {
        return !messages.findAll(List.of(id), Instant.EPOCH).isEmpty();
    }

    /** Says whether there was anything to take away. */
    public boolean delete(MessageId id) {
        boolean deleted = messages.deleteContent(id);
        attachments.release(use(id));
        return deleted;
    }

    /** Says whether anything was unread. The messages first: their time begins once only. */
    boolean read(ChatId chat, UserId reader, long upTo, Instant at) {
        return chats.find(chat, reader)
                .map(
                        membership -> {
                            Window unread = membership.unread();
                            messages.markRead(
                                    new Window(chat, unread.after(), Math.min(upTo, unread.upTo())),
                                    reader,
                                    at);
                            return chats.markRead(chat, reader, upTo);
                        })
                .orElse(false);
    }

    static MediaUse use(MessageId id) {
        return new MediaUse(MediaUse.Kind.MESSAGE, id.value());
    }
}
