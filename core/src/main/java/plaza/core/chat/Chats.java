package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.account.Account;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.event.Journal;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * The commands that make chats and name them; whom one may write to says {@link ChatInvitations}.
 */
public final class Chats {
    private final ChatStore chats;
    private final ChatInvitations invitations;
    private final ViewerContexts audience;
    private final ChatAccessPolicy gate;
    private final Journal journal;
    private final Clock clock;

    Chats(
            ChatStore chats,
            ChatInvitations invitations,
            ViewerContexts audience,
            ChatAccessPolicy gate,
            Journal journal,
            Clock clock) {
        this.chats = chats;
        this.invitations = invitations;
        this.audience = audience;
        this.gate = gate;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The chat with somebody, made now if they have none.
     *
     * @throws DomainException FORBIDDEN where the viewer asks too many people, or one who has been
     *     asked and has not answered, or has just declined, INVALID with oneself, NOT_FOUND where
     *     the viewer may not know them
     */
    public ChatId open(UserId viewer, Account other) {
        if (viewer.equals(other.id())) {
            throw DomainException.invalid("userId", "must be somebody else");
        }
        if (!audience.of(viewer).maySee(other)) {
            throw DomainException.notFound("user");
        }
        ChatId id = ChatId.of(viewer, other.id());
        if (chats.find(id).isEmpty()) {
            Instant now = now();
            var chat = new Chat(id, ChatKind.DIRECT, null, null, viewer, other.id(), now, 0, now);
            create(chat, ChatRole.MEMBER, Set.of(other.id()));
        }
        return id;
    }

    /**
     * Makes a room, which the viewer owns. The same id again changes nothing.
     *
     * @throws DomainException INVALID where somebody is unknown to the viewer, or there are too
     *     many; FORBIDDEN as {@link #open}
     */
    public ChatId createRoom(UserId viewer, ChatId id, @Nullable String name, Set<UserId> people) {
        String title = ChatRules.name(name);
        Instant now = now();
        Set<UserId> others = others(viewer, people);
        invitations.requireVisible(viewer, others);
        ChatInvitations.requireRoom(others.size() + 1L);
        var chat = new Chat(id, ChatKind.ROOM, title, null, viewer, null, now, 0, now);
        create(chat, ChatRole.OWNER, others);
        return id;
    }

    private void create(Chat chat, ChatRole role, Set<UserId> others) {
        Instant now = chat.createdAt();
        List<Member> members = new ArrayList<>();
        members.add(Member.joining(chat.creator(), role, now, true));
        members.addAll(invitations.invite(chat.creator(), others, now));
        var created =
                new ChatCreated(
                        chat.id(),
                        chat.creator(),
                        members.stream().map(Member::user).toList(),
                        chat.createdAt());
        journal.commit(
                created,
                () -> {
                    if (chats.find(chat.id()).isPresent()) {
                        return false;
                    }
                    invitations.requireAskable(chat.creator(), ChatInvitations.asked(members));
                    return chats.insert(chat, members);
                });
    }

    private static Set<UserId> others(UserId viewer, Set<UserId> people) {
        return people.stream()
                .filter(person -> !person.equals(viewer))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Gives a room another name; for its owners. */
    public void rename(UserId viewer, ChatId id, @Nullable String name) {
        gate.requireOwned(viewer, id);
        String title = ChatRules.name(name);
        journal.commit(
                new ChatRenamed(id, title, viewer, now()), () -> chats.rename(id, title, viewer));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
