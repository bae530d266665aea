package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;

/**
 * Who may be brought into a chat. Whoever is not followed by the person whom they write to, or add
 * to a room, asks them first: for that person the chat is a request until they accept it, or
 * answer.
 */
final class ChatInvitations {
    private static final String MEMBERS = "members";

    /** More than can be asked at a time and have declined within a day of asking. */
    private static final int ASKED = 1_000;

    private final ChatStore chats;
    private final FollowGraph graph;
    private final ViewerContexts audience;
    private final Clock clock;

    ChatInvitations(ChatStore chats, FollowGraph graph, ViewerContexts audience, Clock clock) {
        this.chats = chats;
        this.graph = graph;
        this.audience = audience;
        this.clock = clock;
    }

    static void requireRoom(long members) {
        if (members > ChatRules.MAX_MEMBERS) {
            throw DomainException.invalid(
                    MEMBERS, "a room has at most " + ChatRules.MAX_MEMBERS + " members");
        }
    }

    /** These people as new members; those who do not follow the viewer are asked. */
    List<Member> invite(UserId viewer, Set<UserId> people, Instant at) {
        Set<UserId> followers = people.isEmpty() ? Set.of() : graph.followersAmong(viewer, people);
        return people.stream()
                .sorted()
                .map(
                        person ->
                                Member.joining(
                                        person, ChatRole.MEMBER, at, followers.contains(person)))
                .toList();
    }

    /** Those of these members who are asked first. */
    static Set<UserId> asked(List<Member> members) {
        return members.stream()
                .filter(member -> !member.accepted())
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nobody asks too many strangers, nor one who has yet to answer or has just declined. */
    void requireAskable(UserId asker, Set<UserId> strangers) {
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
        return clock.instant().minus(ChatRules.DECLINED);
    }

    /**
     * @param asked members of chats that the strangers may be asked into
     */
    void requireUndeclined(Collection<Member> asked, Set<UserId> strangers) {
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

    void requireVisible(UserId viewer, Set<UserId> people) {
        Map<UserId, Account> found = audience.people(audience.of(viewer), people);
        for (UserId person : people) {
            if (!found.containsKey(person)) {
                throw DomainException.invalid(MEMBERS, "names nobody whom you can add: " + person);
            }
        }
    }
}
