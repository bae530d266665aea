package plaza.postgres.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.core.Page;
import plaza.core.account.UserId;
import plaza.core.graph.Barrier;
import plaza.core.graph.BlockStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** Whatever is put between a few people, PostgreSQL and memory agree. */
@Tag("engine")
class BlockStoreModelTest {
    private static final int PEOPLE = 4;
    private static final Database DATABASE = DatabaseForTests.open();

    enum Verb {
        BLOCK,
        UNBLOCK,
        MUTE,
        UNMUTE
    }

    /** One step, with people by number. */
    record Step(Verb verb, int owner, int other, int second) {}

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> person = Arbitraries.integers().between(0, PEOPLE - 1);
        Arbitrary<Integer> second = Arbitraries.integers().between(0, 2);
        return Combinators.combine(Arbitraries.of(Verb.values()), person, person, second)
                .as(Step::new)
                .filter(step -> step.owner() != step.other())
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 60)
    void everyAnswerIsTheSame(@ForAll("steps") List<Step> steps) {
        BlockStore model = new MemoryBlockStore();
        BlockStore store = new PostgresBlockStore(DATABASE);
        List<UserId> people =
                Stream.generate(() -> DatabaseForTests.givenUser(DATABASE)).limit(PEOPLE).toList();

        for (Step step : steps) {
            assertThat(take(step, people, store)).isEqualTo(take(step, people, model));
        }

        for (UserId person : people) {
            assertThat(store.find(person)).isEqualTo(model.find(person));
            for (int limit = 1; limit <= PEOPLE; limit++) {
                assertThat(blocks(store, person, limit)).isEqualTo(blocks(model, person, limit));
                assertThat(mutes(store, person, limit)).isEqualTo(mutes(model, person, limit));
            }
        }
    }

    private static boolean take(Step step, List<UserId> people, BlockStore store) {
        UserId owner = people.get(step.owner());
        UserId other = people.get(step.other());
        var barrier = new Barrier(owner, other, Instant.ofEpochSecond(step.second()));
        return switch (step.verb()) {
            case BLOCK -> store.block(barrier);
            case UNBLOCK -> store.unblock(owner, other);
            case MUTE -> store.mute(barrier);
            case UNMUTE -> store.unmute(owner, other);
        };
    }

    private static List<Barrier> blocks(BlockStore store, UserId person, int limit) {
        return Page.all(limit, page -> store.listBlocks(person, page)).toList();
    }

    private static List<Barrier> mutes(BlockStore store, UserId person, int limit) {
        return Page.all(limit, page -> store.listMutes(person, page)).toList();
    }
}
