package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.AccountStore;
import plaza.core.chat.ChatEvent.ChatRead;
import plaza.core.chat.ChatEvent.MessageDeleted;
import plaza.core.chat.ChatEvent.MessageSent;
import plaza.core.chat.ChatUpdate.ChatTyping;
import plaza.core.event.Journal;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.update.Updates;

/**
 * Saying something, taking it back, and having read. What is said is in the store of messages and
 * nowhere else: events name it only, so that it is gone when it is gone.
 */
public final class Messages {
    private final Stores stores;
    private final MessageWrites writes;
    private final ChatMembers members;
    private final ChatLists lists;
    private final ChatAccessPolicy gate;
    private final Updates updates;
    private final Clock clock;

    /** Where things are kept. */
    public record Stores(
            ChatStore chats, AccountStore accounts, Attachments attachments, Journal journal) {}

    public Messages(
            Stores stores,
            MessageWrites writes,
            ChatMembers members,
            ChatLists lists,
            ChatAccessPolicy gate,
            Updates updates,
            Clock clock) {
        this.stores = stores;
        this.writes = writes;
        this.members = members;
        this.lists = lists;
        this.gate = gate;
        this.updates = updates;
        this.clock = clock;
    }

    /**
     * Says something. With a client id that was sent before nothing changes, and what was sent then
     * is answered. Who answers a request accepts it.
     *
     * @throws DomainException INVALID for what cannot be sent, FORBIDDEN where the sender has left,
     *     or asks a stranger for too long, CONFLICT when this very message has disappeared
     */
    public MessageView send(UserId sender, ChatId chat, NewMessage draft) {
        ChatRules.check(draft);
        Membership membership = gate.requireIn(sender, chat);
        MessageId id = MessageId.of(chat, sender, draft.clientId());
        boolean fresh = !writes.isThere(id);
        Instant sent = now();
        if (fresh) {
            long limit = requireHeard(membership);
            if (draft.type().showsMedia()) {
                requireMedia(sender, id, draft);
            }
            membership = members.accept(membership);
            commit(message(id, membership, draft, sent), limit);
        }
        try {
            return fresh ? lists.sent(membership, id, sent) : lists.message(sender, chat, id);
        } catch (DomainException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw DomainException.of(
                        ErrorKind.CONFLICT, "This message was sent before, and is gone.");
            }
            throw e;
        }
    }

    private void commit(Message message, long limit) {
        stores.journal()
                .commit(
                        new MessageSent(
                                message.chat(), message.id(), message.sender(), message.at()),
                        () -> writes.send(message, limit));
    }

    private static Message message(
            MessageId id, Membership membership, NewMessage draft, Instant now) {
        Disappearing disappearing = draft.disappearing();
        UserId sender = membership.member().user();
        return new Message(
                id,
                membership.chat().id(),
                0,
                sender,
                membership.chat().peerOf(sender),
                draft.type(),
                draft.content(),
                now,
                disappearing,
                disappearing != null && disappearing.from() == Disappearing.From.SENT
                        ? now.plus(disappearing.after())
                        : null);
    }

    private void requireMedia(UserId sender, MessageId id, NewMessage draft) {
        stores.attachments()
                .require(sender, List.of(draft.content()), MessageWrites.use(id), ChatRules.CONTENT)
                .forEach(media -> ChatRules.check(draft.type(), media));
    }

    /**
     * The greatest number that a message may have now: who asks strangers, be it one or a room of
     * them, has said enough when nobody has accepted it.
     */
    private long requireHeard(Membership membership) {
        Chat chat = membership.chat();
        UserId sender = membership.member().user();
        UserId peer = chat.peerOf(sender);
        if (peer != null) {
            requireActive(peer);
        }
        List<Member> others =
                stores.chats().listMembers(chat.id()).stream()
                        .filter(member -> member.isIn() && !member.user().equals(sender))
                        .toList();
        if (others.stream().anyMatch(Member::accepted)) {
            return Long.MAX_VALUE;
        }
        OptionalLong asked = others.stream().mapToLong(Member::since).min();
        if (asked.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long limit = asked.getAsLong() + ChatRules.MAX_UNANSWERED;
        if (chat.last() >= limit) {
            throw ChatRules.unanswered();
        }
        return limit;
    }

    private void requireActive(UserId peer) {
        boolean active =
                stores.accounts().findAll(List.of(peer)).values().stream()
                        .anyMatch(account -> account.isActive());
        if (!active) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "The account of the other is closed.");
        }
    }

    /**
     * Takes an own message back, for everybody: its place stays, what it said goes.
     *
     * @throws DomainException NOT_FOUND where the viewer does not see it, FORBIDDEN where it is
     *     somebody else's
     */
    public void delete(UserId viewer, ChatId chat, MessageId id) {
        Message message = lists.message(viewer, chat, id).message();
        if (!message.sender().equals(viewer)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only its sender may delete a message.");
        }
        stores.journal()
                .commit(new MessageDeleted(chat, id, viewer, now()), () -> writes.delete(id));
    }

    /**
     * Notes that the viewer has read a chat; others see it, unless the chat is a request still.
     *
     * @param upTo the last message that was read, or null for all
     * @throws DomainException NOT_FOUND where the viewer does not see it
     */
    public void read(UserId viewer, ChatId chat, @Nullable MessageId upTo) {
        Membership membership = gate.require(viewer, chat);
        long number = membership.chat().last();
        if (upTo != null) {
            number = lists.message(viewer, chat, upTo).message().number();
        }
        Member member = membership.member();
        if (!member.accepted() || number <= member.read()) {
            return;
        }
        Long until = member.until();
        long reached = until == null ? number : Math.min(number, until);
        Instant now = now();
        stores.journal()
                .commit(
                        new ChatRead(chat, viewer, reached, now),
                        () -> writes.read(chat, viewer, reached, now));
    }

    /** Tells the others that the viewer is writing something, now. */
    public void typing(UserId viewer, ChatId chat) {
        Membership membership = gate.requireIn(viewer, chat);
        if (!membership.member().accepted()) {
            return;
        }
        List<UserId> others =
                stores.chats().listMembers(chat).stream()
                        .filter(
                                member ->
                                        member.isIn()
                                                && member.accepted()
                                                && !member.user().equals(viewer))
                        .map(Member::user)
                        .toList();
        updates.publish(others, new ChatTyping(chat, viewer, clock.instant()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
