package plaza.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.event.OvertakenJournal;
import plaza.core.graph.Follow;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;

/** Whom one may ask into chats, and how often. */
final class ChatsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryChatStore store = new MemoryChatStore();
    private final ViewerContexts audience = new ViewerContexts(graph, blocks, accounts);
    private final ChatAccessPolicy gate = new ChatAccessPolicy(store, audience);
    private final OvertakenJournal journal =
            new OvertakenJournal(new MemoryJournal(UUID.randomUUID(), clock));
    private final ChatInvitations invitations = new ChatInvitations(store, graph, audience, clock);
    private final Chats chats = new Chats(store, invitations, audience, gate, journal, clock);
    private final ChatMembers members = new ChatMembers(store, invitations, gate, journal, clock);
    private final Account asker = person();
    private final Account asked = person();

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private ChatId room(Account owner, Account... people) {
        Set<UserId> ids = new HashSet<>();
        for (Account person : people) {
            ids.add(person.id());
        }
        return chats.createRoom(owner.id(), new ChatId(UUID.randomUUID()), "Room", ids);
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
    }

    @Test
    void whoDeclinedIsNotAskedForADayByTheSamePersonHoweverTheyAsk() {
        ChatId room = room(asker, asked);
        clock.advance(Duration.ofDays(9));
        members.remove(asked.id(), room, asked.id());

        refused(() -> members.add(asker.id(), room, Set.of(asked.id())));
        refused(() -> room(asker, asked));
        refused(() -> chats.open(asker.id(), asked));
        clock.advance(ChatRules.DECLINED.minusMillis(1));
        refused(() -> room(asker, asked));
        assertThat(room(person(), asked)).isNotNull();

        clock.advance(Duration.ofMillis(2));
        members.add(asker.id(), room, Set.of(asked.id()));
        assertThat(store.find(room, asked.id()).orElseThrow().member().isIn()).isTrue();
    }

    @Test
    void whoHasNotAnsweredIsNotAskedAgainByTheSamePersonHoweverTheyAsk() {
        ChatId first = room(asker, asked);
        ChatId other = room(asker, friendOf(asker));

        refused(() -> room(asker, person(), asked));
        refused(() -> chats.open(asker.id(), asked));
        refused(() -> members.add(asker.id(), other, Set.of(asked.id())));
        assertThat(room(person(), asked)).isNotNull();

        members.accept(asked.id(), first);
        assertThat(chats.open(asker.id(), asked)).isNotNull();
        refused(() -> room(asker, asked));
    }

    @Test
    void whoAsksTheSamePersonTwiceAtTheSameTimeAsksOnce() {
        journal.overtakeWith(() -> room(asker, asked));

        refused(() -> room(asker, asked));
    }

    @Test
    void anotherOwnerDoesNotAskAgainEither() {
        Account other = person();
        graph.follow(new Follow(other.id(), asker.id(), clock.instant()));
        ChatId room = room(asker, other, asked);
        members.assign(asker.id(), room, other.id(), ChatRole.OWNER);
        members.remove(asked.id(), room, asked.id());

        refused(() -> members.add(other.id(), room, Set.of(asked.id())));
    }

    @Test
    void onlySoManyAreAskedBeforeTheyAnswer() {
        Account[] many = new Account[ChatRules.MAX_ASKED];
        for (int i = 0; i < many.length; i++) {
            many[i] = person();
        }
        ChatId room = room(asker, many);

        refused(() -> chats.open(asker.id(), asked));
        refused(() -> room(asker, asked));
        refused(() -> members.add(asker.id(), room, Set.of(asked.id())));
        graph.follow(new Follow(asked.id(), asker.id(), clock.instant()));
        assertThat(chats.open(asker.id(), asked)).isNotNull();

        members.accept(many[0].id(), room);
        assertThat(chats.open(asker.id(), person())).isNotNull();
        refused(() -> chats.open(asker.id(), person()));
    }

    @Test
    void aRoomThatABlockedPersonAsksIntoIsGoneUntilTheyAreUnblocked() {
        ChatId room = room(asker, asked);
        assertThat(gate.find(asked.id(), room)).isPresent();

        blocks.block(new Restriction(asked.id(), asker.id(), clock.instant()));
        assertThat(gate.find(asked.id(), room)).isEqualTo(Optional.empty());

        blocks.unblock(asked.id(), asker.id());
        assertThat(gate.find(asked.id(), room)).isPresent();
    }

    private Account friendOf(Account person) {
        Account friend = person();
        graph.follow(new Follow(friend.id(), person.id(), clock.instant()));
        return friend;
    }

    private Account[] people(int count) {
        Account[] people = new Account[count];
        for (int i = 0; i < count; i++) {
            people[i] = person();
        }
        return people;
    }

    private static void refused(ErrorKind kind, ThrowingCallable call) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void whoAsksInSeveralChatsAtTheSameTimeAsksNoMoreThanOneMay() {
        ChatId room = room(asker, people(ChatRules.MAX_ASKED - 1));

        journal.overtakeWith(() -> chats.open(asker.id(), person()));
        refused(() -> chats.open(asker.id(), asked));
        acceptOneOf(room);
        journal.overtakeWith(() -> room(asker, person()));
        refused(() -> room(asker, asked));
        acceptOneOf(room);
        journal.overtakeWith(() -> chats.open(asker.id(), person()));
        refused(() -> members.add(asker.id(), room, Set.of(asked.id())));

        assertThat(store.listAsked(asker.id(), clock.instant(), 1_000))
                .hasSize(ChatRules.MAX_ASKED);
    }

    private void acceptOneOf(ChatId room) {
        Member waiting =
                store.listMembers(room).stream()
                        .filter(member -> !member.accepted())
                        .findFirst()
                        .orElseThrow();
        members.accept(waiting.user(), room);
    }

    @Test
    void ofManyRoomsAtTheSameTimeOnlySoManyAreMade() {
        List<Boolean> made =
                Concurrently.call(
                        24,
                        _ -> {
                            try {
                                room(asker, people(12));
                                return true;
                            } catch (DomainException e) {
                                return false;
                            }
                        });
        assertThat(made).filteredOn(is -> is).hasSize(ChatRules.MAX_ASKED / 12);
    }

    @Test
    void whoAddsStrangersAsksThemAndNotWhoMadeTheRoom() {
        Account other = friendOf(asker);
        ChatId room = room(asker, other);
        members.assign(asker.id(), room, other.id(), ChatRole.OWNER);
        members.remove(asker.id(), room, asker.id());

        for (Account person : people(ChatRules.MAX_ASKED)) {
            members.add(other.id(), room, Set.of(person.id()));
        }

        refused(() -> members.add(other.id(), room, Set.of(asked.id())));
        refused(() -> chats.open(other.id(), asked));
        assertThat(chats.open(asker.id(), asked)).isNotNull();
    }

    @Test
    void aRoomHasNoMoreMembersThanItMayWhoeverAddsThem() {
        Account other = friendOf(asker);
        ChatId room = room(asker, other);
        members.assign(asker.id(), room, other.id(), ChatRole.OWNER);
        for (int i = 2; i < ChatRules.MAX_MEMBERS - 1; i++) {
            members.add(asker.id(), room, Set.of(friendOf(asker).id()));
        }
        UserId last = friendOf(asker).id();

        journal.overtakeWith(() -> members.add(other.id(), room, Set.of(friendOf(other).id())));
        refused(ErrorKind.INVALID, () -> members.add(asker.id(), room, Set.of(last)));

        assertThat(store.listMembers(room)).hasSize(ChatRules.MAX_MEMBERS);
    }

    @Test
    void whoIsAddedByTwoAtTheSameTimeStaysAsTheFirstHasAddedThem() {
        Account friend = friendOf(asker);
        ChatId room = room(asker);

        journal.overtakeWith(
                () -> {
                    members.add(asker.id(), room, Set.of(friend.id()));
                    members.assign(asker.id(), room, friend.id(), ChatRole.OWNER);
                });
        members.add(asker.id(), room, Set.of(friend.id()));

        assertThat(store.find(room, friend.id()).orElseThrow().member().isOwner()).isTrue();
    }

    @Test
    void twoOwnersWhoDemoteEachOtherLeaveOne() {
        Account other = friendOf(asker);
        ChatId room = room(asker, other);
        members.assign(asker.id(), room, other.id(), ChatRole.OWNER);

        journal.overtakeWith(() -> members.assign(other.id(), room, asker.id(), ChatRole.MEMBER));
        refused(
                ErrorKind.CONFLICT,
                () -> members.assign(asker.id(), room, other.id(), ChatRole.MEMBER));

        assertThat(store.listMembers(room)).filteredOn(Member::isOwner).hasSize(1);
    }

    @Test
    void aRoomWhoseHeirLeavesAtTheSameTimeGoesToTheNext() {
        Account heir = friendOf(asker);
        clock.advance(Duration.ofSeconds(1));
        Account next = friendOf(asker);
        ChatId room = room(asker, heir);
        clock.advance(Duration.ofSeconds(1));
        members.add(asker.id(), room, Set.of(next.id()));

        // The second commit is the heir's: they leave before it.
        journal.overtakeWith(
                () -> journal.overtakeWith(() -> members.remove(heir.id(), room, heir.id())));
        members.remove(asker.id(), room, asker.id());

        assertThat(store.find(room, heir.id()).orElseThrow().member().isIn()).isFalse();
        assertThat(store.find(room, next.id()).orElseThrow().member().isOwner()).isTrue();
    }
}
