package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.chat.ChatEvent.ChatMemberChanged;
import plaza.core.chat.ChatEvent.ChatRenamed;
import plaza.core.event.Journal;
import plaza.core.graph.Audience;
import plaza.core.graph.FollowGraph;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * Who talks where. Whoever is not followed by the person whom they write to, or add to a room, asks
 * them first: for that person the chat is a request until they accept it, or answer.
 */
public final class Chats {
    private static final String MEMBERS = "members";

    private final ChatStore chats;
    private final FollowGraph graph;
    private final Audience audience;
    private final ChatAccessPolicy gate;
    private final Journal journal;
    private final Clock clock;

    public Chats(
            ChatStore chats,
            FollowGraph graph,
            Audience audience,
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
     * @throws DomainException FORBIDDEN where the viewer asks too many people, or one who has just
     *     declined, INVALID with oneself, NOT_FOUND where the viewer may not know them
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
            if (!follows) {
                requireAskable(viewer, Set.of(other.id()));
            }
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
        requireAskable(viewer, asked(members));
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
        journal.commit(created, () -> chats.insert(chat, members));
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

    /**
     * Strangers are asked by who opened the chat, whoever adds them: not too many, not too often.
     */
    private void requireAskable(UserId creator, Set<UserId> strangers) {
        if (strangers.isEmpty()) {
            return;
        }
        Instant since = now().minus(ChatRules.DECLINED);
        List<Member> asked = chats.listAsked(creator, since, PageRequest.MAX_LIMIT);
        boolean declined =
                asked.stream()
                        .anyMatch(member -> !member.isIn() && strangers.contains(member.user()));
        if (declined) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "Somebody among them has declined: ask again a day later.");
        }
        if (asked.stream().filter(Member::isIn).count() + strangers.size() > ChatRules.MAX_ASKED) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "At most "
                            + ChatRules.MAX_ASKED
                            + " people can be asked who have not answered yet.");
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
        Chat room = gate.requireOwned(viewer, id).chat();
        requireVisible(viewer, people);
        Map<UserId, Member> present = new HashMap<>();
        chats.listMembers(id).stream()
                .filter(Member::isIn)
                .forEach(member -> present.put(member.user(), member));
        Set<UserId> wanted =
                people.stream()
                        .filter(person -> !present.containsKey(person))
                        .collect(Collectors.toUnmodifiableSet());
        requireRoom((long) present.size() + wanted.size());
        List<Member> members = invited(viewer, wanted, now(), 0);
        requireAskable(room.creator(), asked(members));
        for (Member member : members) {
            put(id, viewer, member.user(), chat -> fresh(member, chat, viewer));
        }
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
        List<Member> left = chats.listMembers(id).stream().filter(Member::isIn).toList();
        if (!left.isEmpty() && left.stream().noneMatch(Member::isOwner)) {
            Member heir =
                    left.stream()
                            .min(
                                    Comparator.comparing(Member::accepted)
                                            .reversed()
                                            .thenComparing(Member::joinedAt)
                                            .thenComparing(Member::user))
                            .orElseThrow();
            put(id, viewer, heir.user(), chat -> heir.withRole(ChatRole.OWNER));
        }
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
        boolean others =
                chats.listMembers(id).stream()
                        .anyMatch(member -> member.isOwner() && !member.user().equals(user));
        if (role == ChatRole.MEMBER && !others) {
            throw DomainException.of(
                    ErrorKind.CONFLICT, "A room has an owner: make somebody else one first.");
        }
        put(id, viewer, user, chat -> current(id, user).withRole(role));
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
