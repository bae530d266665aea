package plaza.postgres.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;
import plaza.core.platform.Platform;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.event.PostgresJournal;

/** What people do to each other at the same time is one transaction each, and none gives way. */
@Tag("engine")
class RelationsContentionTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @RepeatedTest(20)
    void twoWhoBlockEachOtherAtTheSameTimeBothSucceed() {
        var graph = new PostgresFollowGraph(DATABASE.get());
        var requests = new PostgresFollowRequestStore(DATABASE.get());
        var blocks = new PostgresBlockStore(DATABASE.get());
        var journal = new PostgresJournal(DATABASE.get(), UUID.randomUUID(), Platform.EVENTS);
        var relations =
                new Relations(
                        graph,
                        requests,
                        blocks,
                        new PostgresAccountStore(DATABASE.get()),
                        journal,
                        Clock.systemUTC());
        List<Account> both = Stream.generate(this::account).limit(2).toList();
        UserId one = both.get(0).id();
        UserId other = both.get(1).id();
        for (var follow :
                List.of(
                        new Follow(one, other, Samples.now()),
                        new Follow(other, one, Samples.now()))) {
            graph.follow(follow);
            requests.put(follow);
        }

        List<Boolean> done =
                Concurrently.call(
                        2,
                        number -> {
                            relations.block(both.get(number).id(), both.get(1 - number));
                            return true;
                        });

        assertThat(done).containsExactly(true, true);
        assertThat(graph.counts(List.of(one, other)).values()).containsOnly(FollowCounts.NONE);
        assertThat(requests.requestedAmong(one, List.of(other))).isEmpty();
        assertThat(blocks.find(one).blocking()).containsExactly(other);
        assertThat(blocks.find(one).blockedBy()).containsExactly(other);
    }

    @RepeatedTest(20)
    void whoFollowsWhileTheyAreBlockedFollowsNotInTheEnd() {
        var graph = new PostgresFollowGraph(DATABASE.get());
        var requests = new PostgresFollowRequestStore(DATABASE.get());
        var blocks = new PostgresBlockStore(DATABASE.get());
        var relations =
                new Relations(
                        graph,
                        requests,
                        blocks,
                        new PostgresAccountStore(DATABASE.get()),
                        new PostgresJournal(DATABASE.get(), UUID.randomUUID(), Platform.EVENTS),
                        Clock.systemUTC());
        Account blocker = account();
        Account blocked = account();

        Concurrently.call(
                2,
                number -> {
                    if (number == 0) {
                        relations.block(blocker.id(), blocked);
                        return true;
                    }
                    try {
                        relations.follow(blocked.id(), blocker);
                        return true;
                    } catch (DomainException e) {
                        return e.kind() == ErrorKind.NOT_FOUND;
                    }
                });

        assertThat(graph.find(blocked.id(), blocker.id())).isEmpty();
        assertThat(graph.counts(List.of(blocker.id())).values()).containsOnly(FollowCounts.NONE);
    }

    private Account account() {
        Account account = Samples.account();
        new PostgresAccountStore(DATABASE.get()).insert(account, PasswordHash.NONE);
        return account;
    }
}
