package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.event.Journal;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/** The commands that change who is in a chat, and as what. */
public final class ChatMembers {
    private final ChatStore chats;
    private final ChatInvitations invitations;
    private final ChatAccessPolicy gate;
    private final Journal journal;
    private final Clock clock;

    ChatMembers(
            ChatStore chats,
            ChatInvitations invitations,
            ChatAccessPolicy gate,
            Journal journal,
            Clock clock) {
        this.chats = chats;
        this.invitations = invitations;
        this.gate = gate;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds people to a room, who see what is said from now on. Those who are in it stay as they
     * are.
     *
     * @throws DomainException FORBIDDEN for who does not own it, otherwise as {@link
     *     Chats#createRoom}
     */
    public void add(UserId viewer, ChatId id, Set<UserId> people) {
        gate.requireOwned(viewer, id);
        invitations.requireVisible(viewer, people);
        Set<UserId> wanted = new HashSet<>(people);
        Set<UserId> present = present(chats.listMembers(id));
        wanted.removeAll(present);
        List<Member> members = invitations.invite(viewer, wanted, now());
        // All of them or none: each is looked at again when it is written.
        ChatInvitations.requireRoom((long) present.size() + wanted.size());
        invitations.requireUndeclined(chats.listMembers(id), ChatInvitations.asked(members));
        invitations.requireAskable(viewer, ChatInvitations.asked(members));
        for (Member member : members) {
            put(id, viewer, member.user(), chat -> entering(member, chat, viewer));
        }
    }

    private static Set<UserId> present(Collection<Member> members) {
        return members.stream()
                .filter(Member::isIn)
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Member entering(Member member, Chat chat, UserId by) {
        List<Member> all = chats.listMembers(chat.id());
        Set<UserId> present = present(all);
        if (present.contains(member.user())) {
            return null;
        }
        ChatInvitations.requireRoom(present.size() + 1L);
        Set<UserId> asked = ChatInvitations.asked(List.of(member));
        invitations.requireUndeclined(all, asked);
        invitations.requireAskable(by, asked);
        return member.addedAfter(chat.last(), by);
    }

    /**
     * @param change what becomes of a member, in the chat as it is when that is written; null for
     *     nothing
     */
    private void put(ChatId id, UserId by, UserId user, Function<Chat, @Nullable Member> change) {
        journal.commit(
                new ChatMemberChanged(id, user, by, now()),
                () -> {
                    Chat chat = chats.find(id).orElseThrow(() -> DomainException.notFound("chat"));
                    Member member = change.apply(chat);
                    return member != null && chats.putMember(id, member);
                });
    }

    /**
     * Takes somebody out of a room, or oneself: they keep what they have seen, and see nothing
     * later. When the last owner leaves, who has been there longest becomes one.
     *
     * @throws DomainException FORBIDDEN where it is somebody else and the viewer does not own the
     *     room, INVALID for a chat of two, NOT_FOUND for who is not in it
     */
    public void remove(UserId viewer, ChatId id, UserId user) {
        Membership own =
                viewer.equals(user) ? gate.requireIn(viewer, id) : gate.requireOwned(viewer, id);
        if (own.chat().kind() == ChatKind.DIRECT) {
            throw DomainException.invalid("id", "a chat of two cannot be left; block the other");
        }
        put(id, viewer, user, chat -> current(id, user).leftAt(now(), chat.last()));
        for (Optional<Member> heir = heir(id); heir.isPresent(); heir = heir(id)) {
            UserId next = heir.get().user();
            put(id, viewer, next, _ -> inherited(id, next));
        }
    }

    private @Nullable Member inherited(ChatId id, UserId heir) {
        return heir(id).filter(member -> member.user().equals(heir))
                .map(member -> member.withRole(ChatRole.OWNER))
                .orElse(null);
    }

    /** Who is to own a room that nobody owns. */
    private Optional<Member> heir(ChatId id) {
        List<Member> left = chats.listMembers(id).stream().filter(Member::isIn).toList();
        if (left.stream().anyMatch(Member::isOwner)) {
            return Optional.empty();
        }
        return left.stream()
                .min(
                        Comparator.comparing(Member::accepted)
                                .reversed()
                                .thenComparing(Member::joinedAt)
                                .thenComparing(Member::user));
    }

    private Member current(ChatId id, UserId user) {
        return chats.find(id, user)
                .map(Membership::member)
                .filter(Member::isIn)
                .orElseThrow(() -> DomainException.notFound("member"));
    }

    /**
     * Makes a member an owner, or an owner a member.
     *
     * @throws DomainException CONFLICT when nobody would own the room, otherwise as {@link #remove}
     */
    public void assign(UserId viewer, ChatId id, UserId user, ChatRole role) {
        gate.requireOwned(viewer, id);
        put(
                id,
                viewer,
                user,
                _ -> {
                    Member member = current(id, user);
                    if (role == ChatRole.MEMBER) {
                        requireOwnerBeside(id, user);
                    }
                    return member.withRole(role);
                });
    }

    private void requireOwnerBeside(ChatId id, UserId user) {
        if (chats.listMembers(id).stream()
                .noneMatch(member -> member.isOwner() && !member.user().equals(user))) {
            throw DomainException.of(
                    ErrorKind.CONFLICT, "A room has an owner: make somebody else one first.");
        }
    }

    /** Says that one wants a chat which was a request. */
    public void accept(UserId viewer, ChatId id) {
        var _ = accept(gate.requireIn(viewer, id));
    }

    Membership accept(Membership membership) {
        Member member = membership.member();
        if (!member.accepted()) {
            put(
                    membership.chat().id(),
                    member.user(),
                    member.user(),
                    chat ->
                            Optional.of(current(chat.id(), member.user()))
                                    .filter(now -> !now.accepted())
                                    .map(Member::whoAccepts)
                                    .orElse(null));
        }
        return new Membership(membership.chat(), member.whoAccepts());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
