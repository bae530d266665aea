package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.event.Journal;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * The commands of chats. Whoever is not followed by the person whom they write to, or add to a
 * room, asks them first: for that person the chat is a request until they accept it, or answer.
 */
public final class Chats {
    private static final String MEMBERS = "members";

    /** More than can be asked at a time and have declined within a day of asking. */
    private static final int ASKED = 1_000;

    private final ChatStore chats;
    private final FollowGraph graph;
    private final ViewerContexts audience;
    private final ChatAccessPolicy gate;
    private final Journal journal;
    private final Clock clock;

    public Chats(
            ChatStore chats,
            FollowGraph graph,
            ViewerContexts audience,
            ChatAccessPolicy gate,
            Journal journal,
            Clock clock) {
        this.chats = chats;
        this.graph = graph;
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
            boolean follows = isFollowedBy(viewer, other.id());
            var chat = new Chat(id, ChatKind.DIRECT, null, null, viewer, other.id(), now, 0, now);
            create(
                    chat,
                    List.of(
                            member(viewer, ChatRole.MEMBER, now, 0, true),
                            member(other.id(), ChatRole.MEMBER, now, 0, follows)));
        }
        return id;
    }

    private boolean isFollowedBy(UserId person, UserId follower) {
        return !graph.followersAmong(person, List.of(follower)).isEmpty();
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
        List<Member> members = new ArrayList<>();
        members.add(member(viewer, ChatRole.OWNER, now, 0, true));
        members.addAll(invited(viewer, others(viewer, people), now, 0));
        requireRoom(members.size());
        create(new Chat(id, ChatKind.ROOM, title, null, viewer, null, now, 0, now), members);
        return id;
    }

    private void create(Chat chat, List<Member> members) {
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
                    requireAskable(chat.creator(), asked(members));
                    return chats.insert(chat, members);
                });
    }

    private static Set<UserId> others(UserId viewer, Set<UserId> people) {
        return people.stream()
                .filter(person -> !person.equals(viewer))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void requireRoom(long members) {
        if (members > ChatRules.MAX_MEMBERS) {
            throw DomainException.invalid(
                    MEMBERS, "a room has at most " + ChatRules.MAX_MEMBERS + " members");
        }
    }

    /** These people as new members; those who do not follow the viewer are asked. */
    private List<Member> invited(UserId viewer, Set<UserId> people, Instant at, long last) {
        requireVisible(viewer, people);
        Set<UserId> followers = people.isEmpty() ? Set.of() : graph.followersAmong(viewer, people);
        return people.stream()
                .sorted()
                .map(
                        person ->
                                member(
                                        person,
                                        ChatRole.MEMBER,
                                        at,
                                        last,
                                        followers.contains(person)))
                .toList();
    }

    private static Set<UserId> asked(List<Member> members) {
        return members.stream()
                .filter(member -> !member.accepted())
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nobody asks too many strangers, nor one who has yet to answer or has just declined. */
    private void requireAskable(UserId asker, Set<UserId> strangers) {
        if (strangers.isEmpty()) {
            return;
        }
        List<Member> asked = chats.listAsked(asker, declinedSince(), ASKED);
        requireUndeclined(asked, strangers);
        requireUnasked(asked, strangers);
        if (asked.stream().filter(Member::isIn).count() + strangers.size() > ChatRules.MAX_ASKED) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "At most "
                            + ChatRules.MAX_ASKED
                            + " people can be asked who have not answered yet.");
        }
    }

    private Instant declinedSince() {
        return now().minus(ChatRules.DECLINED);
    }

    /**
     * @param asked members of chats that the strangers may be asked into
     */
    private void requireUndeclined(Collection<Member> asked, Set<UserId> strangers) {
        Instant since = declinedSince();
        boolean declined =
                asked.stream()
                        .filter(member -> !member.isIn() && !member.accepted())
                        .filter(member -> !member.joinedAt().isBefore(since))
                        .anyMatch(member -> strangers.contains(member.user()));
        if (declined) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "Somebody among them has declined: ask again a day later.");
        }
    }

    /**
     * @param asked members of all chats that the asker asked into
     */
    private static void requireUnasked(Collection<Member> asked, Set<UserId> strangers) {
        if (asked.stream()
                .filter(Member::isIn)
                .anyMatch(member -> strangers.contains(member.user()))) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "Somebody among them has not answered yet what you asked them before.");
        }
    }

    private void requireVisible(UserId viewer, Set<UserId> people) {
        Map<UserId, Account> found = audience.people(audience.of(viewer), people);
        for (UserId person : people) {
            if (!found.containsKey(person)) {
                throw DomainException.invalid(MEMBERS, "names nobody whom you can add: " + person);
            }
        }
    }

    private static Member member(
            UserId user, ChatRole role, Instant at, long last, boolean accepted) {
        return new Member(user, role, at, last, null, last, accepted, null);
    }

    /**
     * Adds people to a room, who see what is said from now on. Those who are in it stay as they
     * are.
     *
     * @throws DomainException FORBIDDEN for who does not own it, otherwise as {@link #createRoom}
     */
    public void add(UserId viewer, ChatId id, Set<UserId> people) {
        gate.requireOwned(viewer, id);
        requireVisible(viewer, people);
        Set<UserId> wanted = new HashSet<>(people);
        Set<UserId> present = present(chats.listMembers(id));
        wanted.removeAll(present);
        List<Member> members = invited(viewer, wanted, now(), 0);
        // All of them or none: each is looked at again when it is written.
        requireRoom((long) present.size() + wanted.size());
        requireUndeclined(chats.listMembers(id), asked(members));
        requireAskable(viewer, asked(members));
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
        requireRoom(present.size() + 1L);
        Set<UserId> asked = asked(List.of(member));
        requireUndeclined(all, asked);
        requireAskable(by, asked);
        return fresh(member, chat, by);
    }

    /** What was said before is not theirs; taken when it is written, so that nothing is between. */
    private static Member fresh(Member member, Chat chat, UserId by) {
        long last = chat.last();
        return new Member(
                member.user(),
                member.role(),
                member.joinedAt(),
                last,
                null,
                last,
                member.accepted(),
                by);
    }

    /** What becomes of a member, in the chat as it is when that is written; null for nothing. */
    private interface Change {
        @Nullable Member of(Chat chat);
    }

    private void put(ChatId id, UserId by, UserId user, Change change) {
        journal.commit(
                new ChatMemberChanged(id, user, by, now()),
                () -> {
                    Chat chat = chats.find(id).orElseThrow(() -> DomainException.notFound("chat"));
                    Member member = change.of(chat);
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

    /** Gives a room another name; for its owners. */
    public void rename(UserId viewer, ChatId id, @Nullable String name) {
        gate.requireOwned(viewer, id);
        String title = ChatRules.name(name);
        journal.commit(
                new ChatRenamed(id, title, viewer, now()), () -> chats.rename(id, title, viewer));
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
