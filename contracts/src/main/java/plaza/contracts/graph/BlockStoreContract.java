package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.BlockStore;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;

/** The contract of every {@link BlockStore}. */
public interface BlockStoreContract extends Fixtures {
    BlockStore store();

    @Test
    default void aBlockStandsBetweenBoth() {
        Restriction block = barrier();

        assertThat(store().block(block)).isTrue();

        assertThat(store().find(block.owner()))
                .isEqualTo(new Restrictions(Set.of(block.other()), Set.of(), Set.of()));
        assertThat(store().find(block.other()))
                .isEqualTo(new Restrictions(Set.of(), Set.of(block.owner()), Set.of()));
        assertThat(store().listBlocks(block.owner(), PageRequest.first(10)).items())
                .containsExactly(block);
        assertThat(store().listBlocks(block.other(), PageRequest.first(10)))
                .isEqualTo(Page.empty());
    }

    @Test
    default void aMuteIsKnownToItsOwnerOnly() {
        Restriction mute = barrier();

        assertThat(store().mute(mute)).isTrue();

        assertThat(store().find(mute.owner()))
                .isEqualTo(new Restrictions(Set.of(), Set.of(), Set.of(mute.other())));
        assertThat(store().find(mute.other())).isEqualTo(Restrictions.NONE);
        assertThat(store().listMutes(mute.owner(), PageRequest.first(10)).items())
                .containsExactly(mute);
    }

    @Test
    default void aChangeIsSeenByWhoLookedBefore() {
        Restriction barrier = barrier();
        UserId owner = barrier.owner();
        UserId other = barrier.other();
        assertThat(store().find(owner)).isEqualTo(Restrictions.NONE);
        store().mute(barrier);
        assertThat(store().find(owner).muting()).containsExactly(other);
        store().unmute(owner, other);
        assertThat(store().find(owner)).isEqualTo(Restrictions.NONE);
        assertThat(store().find(other)).isEqualTo(Restrictions.NONE);
        store().block(barrier);
        assertThat(store().find(owner).blocking()).containsExactly(other);
        assertThat(store().find(other).blockedBy()).containsExactly(owner);
        store().unblock(owner, other);
        assertThat(store().find(owner)).isEqualTo(Restrictions.NONE);
        assertThat(store().find(other)).isEqualTo(Restrictions.NONE);
    }

    @Test
    default void nothingStandsBetweenStrangers() {
        UserId person = givenUser();

        assertThat(store().find(person)).isEqualTo(Restrictions.NONE);
        assertThat(store().find(Samples.userId())).isEqualTo(Restrictions.NONE);
        assertThat(store().listBlocks(person, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().listMutes(person, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().unblock(person, givenUser())).isFalse();
        assertThat(store().unmute(person, givenUser())).isFalse();
    }

    @Test
    default void blocksAndMutesAreApart() {
        Restriction both = barrier();
        store().block(both);
        store().mute(both);

        assertThat(store().unmute(both.owner(), both.other())).isTrue();

        assertThat(store().find(both.owner()))
                .isEqualTo(new Restrictions(Set.of(both.other()), Set.of(), Set.of()));
    }

    @Test
    default void whetherABlockIsBetweenTwoIsToldToEither() {
        Restriction block = barrier();
        UserId owner = block.owner();
        UserId other = block.other();
        store().mute(block);
        store().block(barrier());
        assertThat(store().isBlockBetween(owner, other)).isFalse();

        store().block(block);
        assertThat(store().isBlockBetween(owner, other)).isTrue();
        assertThat(store().isBlockBetween(other, owner)).isTrue();
        assertThat(store().isBlockBetween(owner, givenUser())).isFalse();

        store().unblock(owner, other);
        assertThat(store().isBlockBetween(other, owner)).isFalse();
    }

    @Test
    default void twoMayBlockEachOther() {
        Restriction block = barrier();
        Restriction back = back(block);
        store().block(block);
        store().block(back);

        assertThat(store().find(block.owner()))
                .isEqualTo(
                        new Restrictions(Set.of(block.other()), Set.of(block.other()), Set.of()));
        assertThat(store().unblock(block.owner(), block.other())).isTrue();
        assertThat(store().find(block.owner()))
                .isEqualTo(new Restrictions(Set.of(), Set.of(block.other()), Set.of()));
    }

    @Test
    default void repeatingChangesNothingAndTheFirstTimeStands() {
        Restriction first = barrier();
        Restriction second =
                new Restriction(first.owner(), first.other(), first.at().plusSeconds(60));
        store().block(first);
        store().mute(first);

        assertThat(store().block(second)).isFalse();
        assertThat(store().mute(second)).isFalse();

        assertThat(store().listBlocks(first.owner(), PageRequest.first(10)).items())
                .containsExactly(first);
        assertThat(store().listMutes(first.owner(), PageRequest.first(10)).items())
                .containsExactly(first);
    }

    @Test
    default void takingAwayIsDoneOnceAndCanBeUndone() {
        Restriction barrier = barrier();
        store().block(barrier);
        store().mute(barrier);

        assertThat(store().unblock(barrier.owner(), barrier.other())).isTrue();
        assertThat(store().unblock(barrier.owner(), barrier.other())).isFalse();
        assertThat(store().unmute(barrier.owner(), barrier.other())).isTrue();
        assertThat(store().unmute(barrier.owner(), barrier.other())).isFalse();

        assertThat(store().find(barrier.owner())).isEqualTo(Restrictions.NONE);
        assertThat(store().block(barrier)).isTrue();
        assertThat(store().mute(barrier)).isTrue();
    }

    @Test
    default void everythingThatStandsBetweenAPersonAndManyIsFound() {
        UserId person = givenUser();
        List<UserId> people = Stream.generate(this::givenUser).limit(30).toList();
        people.subList(0, 20).forEach(other -> block(person, other));
        people.subList(10, 30).forEach(other -> block(other, person));
        people.subList(15, 25)
                .forEach(other -> store().mute(new Restriction(person, other, Samples.now())));

        assertThat(store().find(person))
                .isEqualTo(
                        new Restrictions(
                                Set.copyOf(people.subList(0, 20)),
                                Set.copyOf(people.subList(10, 30)),
                                Set.copyOf(people.subList(15, 25))));
    }

    @Test
    default void severalPeopleAreAskedForAtOnce() {
        UserId ann = givenUser();
        UserId bob = givenUser();
        UserId stranger = givenUser();
        block(ann, bob);
        store().mute(new Restriction(bob, stranger, Samples.now()));

        assertThat(store().findAll(List.of(ann, bob, stranger)))
                .isEqualTo(
                        Map.of(
                                ann,
                                store().find(ann),
                                bob,
                                new Restrictions(Set.of(), Set.of(ann), Set.of(stranger)),
                                stranger,
                                Restrictions.NONE));
        assertThat(store().findAll(List.of())).isEmpty();
    }

    @Test
    default void blocksArePagedToTheEndWithTies() {
        blocksOf(givenUser()).pageToTheEndWithTies();
    }

    @Test
    default void blocksStayInPlaceWhileOthersWrite() {
        blocksOf(givenUser()).stayInPlaceWhileOthersWrite();
    }

    @Test
    default void blocksRefuseForeignCursors() {
        blocksOf(givenUser()).refuseForeignCursors();
    }

    @Test
    default void mutesArePagedToTheEndWithTies() {
        mutesOf(givenUser()).pageToTheEndWithTies();
    }

    @Test
    default void mutesStayInPlaceWhileOthersWrite() {
        mutesOf(givenUser()).stayInPlaceWhileOthersWrite();
    }

    @Test
    default void mutesRefuseForeignCursors() {
        mutesOf(givenUser()).refuseForeignCursors();
    }

    @Test
    default void ofManyWhoWriteABarrierOneIsNew() {
        Restriction barrier = barrier();

        assertThat(Concurrently.call(16, number -> store().block(barrier))).containsOnlyOnce(true);
        assertThat(Concurrently.call(16, number -> store().mute(barrier))).containsOnlyOnce(true);
        assertThat(
                        Concurrently.call(
                                16, number -> store().unblock(barrier.owner(), barrier.other())))
                .containsOnlyOnce(true);
        assertThat(
                        Concurrently.call(
                                16, number -> store().unmute(barrier.owner(), barrier.other())))
                .containsOnlyOnce(true);
        assertThat(store().find(barrier.owner())).isEqualTo(Restrictions.NONE);
    }

    @Test
    default void peopleWhoBlockEachOtherAtTheSameTimeNeverWaitForEachOther() {
        Restriction block = barrier();
        Restriction back = back(block);

        Concurrently.call(
                32,
                number -> {
                    Restriction mine = number % 2 == 0 ? block : back;
                    return number % 3 == 0
                            ? store().unblock(mine.owner(), mine.other())
                            : store().block(mine);
                });
        store().block(block);
        store().block(back);

        assertThat(store().find(block.owner()).separate(block.other())).isTrue();
        assertThat(store().find(block.other()).separate(block.owner())).isTrue();
    }

    private Restriction barrier() {
        return new Restriction(givenUser(), givenUser(), Samples.now());
    }

    private static Restriction back(Restriction barrier) {
        UserId owner = barrier.other();
        return new Restriction(owner, barrier.owner(), barrier.at());
    }

    private void block(UserId owner, UserId other) {
        assertThat(store().block(new Restriction(owner, other, Samples.now()))).isTrue();
    }

    private PagedEdges<Restriction> blocksOf(UserId owner) {
        return new PagedEdges<>(
                this::givenUser,
                (other, at) -> {
                    var block = new Restriction(owner, other, at);
                    assertThat(store().block(block)).isTrue();
                    return block;
                },
                block -> store().unblock(owner, block.other()),
                page -> store().listBlocks(owner, page),
                Restriction::other,
                Restriction::at);
    }

    private PagedEdges<Restriction> mutesOf(UserId owner) {
        return new PagedEdges<>(
                this::givenUser,
                (other, at) -> {
                    var mute = new Restriction(owner, other, at);
                    assertThat(store().mute(mute)).isTrue();
                    return mute;
                },
                mute -> store().unmute(owner, mute.other()),
                page -> store().listMutes(owner, page),
                Restriction::other,
                Restriction::at);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId ann = givenUser();
        store().block(new Restriction(ann, givenUser(), Samples.now()));
        AnyNumber.of(BlockStore.class, store(), manyIds())
                .finds("findAll", List.of(ann), Samples::userId, BlockStore::findAll)
                .andThatIsAll();
    }
}
