package plaza.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Audience;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
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
    private final Audience audience = new Audience(graph, blocks, accounts);
    private final ChatAccessPolicy gate = new ChatAccessPolicy(store, audience);
    private final Chats chats =
            new Chats(
                    store,
                    graph,
                    audience,
                    gate,
                    new MemoryJournal(UUID.randomUUID(), clock),
                    clock);
    private final Account asker = person();
    private final Account asked = person();

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private ChatId room(Account owner, Account... people) {
        Set<UserId> members = new HashSet<>();
        for (Account person : people) {
            members.add(person.id());
        }
        return chats.createRoom(owner.id(), new ChatId(UUID.randomUUID()), "Room", members);
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
        chats.remove(asked.id(), room, asked.id());

        refused(() -> chats.add(asker.id(), room, Set.of(asked.id())));
        refused(() -> room(asker, asked));
        refused(() -> chats.open(asker.id(), asked));
        clock.advance(ChatRules.DECLINED.minusMillis(1));
        refused(() -> room(asker, asked));
        assertThat(room(person(), asked)).isNotNull();

        clock.advance(Duration.ofMillis(2));
        chats.add(asker.id(), room, Set.of(asked.id()));
        assertThat(store.find(room, asked.id()).orElseThrow().member().isIn()).isTrue();
    }

    @Test
    void anotherOwnerDoesNotAskAgainEither() {
        Account other = person();
        graph.follow(new Follow(other.id(), asker.id(), clock.instant()));
        ChatId room = room(asker, other, asked);
        chats.assign(asker.id(), room, other.id(), ChatRole.OWNER);
        chats.remove(asked.id(), room, asked.id());

        refused(() -> chats.add(other.id(), room, Set.of(asked.id())));
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
        refused(() -> chats.add(asker.id(), room, Set.of(asked.id())));
        graph.follow(new Follow(asked.id(), asker.id(), clock.instant()));
        assertThat(chats.open(asker.id(), asked)).isNotNull();

        chats.accept(many[0].id(), room);
        assertThat(chats.open(asker.id(), person())).isNotNull();
        refused(() -> chats.open(asker.id(), person()));
    }

    @Test
    void aRoomThatABlockedPersonAsksIntoIsGoneUntilTheyAreUnblocked() {
        ChatId room = room(asker, asked);
        assertThat(gate.find(asked.id(), room)).isPresent();

        blocks.block(new Barrier(asked.id(), asker.id(), clock.instant()));
        assertThat(gate.find(asked.id(), room)).isEqualTo(Optional.empty());

        blocks.unblock(asked.id(), asker.id());
        assertThat(gate.find(asked.id(), room)).isPresent();
    }
}
