package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.FriendOfFriends;
import plaza.core.id.UserId;

/** The contract of every {@link FollowTraversal}. */
public interface FollowTraversalContract extends Fixtures {
    /** Where the follows are. */
    FollowGraph graph();

    FollowTraversal traversal();

    private void follow(UserId follower, UserId... followed) {
        for (UserId each : followed) {
            graph().follow(new Follow(follower, each, Samples.now()));
        }
    }

    /** So many people, oldest first. */
    private List<UserId> people(int count) {
        return Stream.generate(this::givenUser)
                .limit(count)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Each follows the next. */
    private void line(List<UserId> people) {
        for (int i = 1; i < people.size(); i++) {
            follow(people.get(i - 1), people.get(i));
        }
    }

    private List<List<UserId>> chains(UserId from, UserId to, UserId... without) {
        return traversal().listChains(from, to, Set.of(without), 10);
    }

    @Test
    default void mutualsAreThoseWhomBothFollowNewestAccountFirst() {
        List<UserId> people = people(6);
        UserId one = people.get(0);
        UserId other = people.get(1);
        UserId old = people.get(2);
        UserId young = people.get(3);
        follow(one, young, old, people.get(4), other);
        follow(other, old, young, people.get(5), one);

        assertThat(traversal().listMutuals(one, other, PageRequest.first(10)))
                .isEqualTo(new Page<>(List.of(young, old), null));
        assertThat(traversal().listMutuals(one, Samples.userId(), PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    default void mutualsArePaged() {
        List<UserId> people = people(7);
        UserId one = people.get(0);
        UserId other = people.get(1);
        List<UserId> both = people.subList(2, 7);
        for (UserId each : both) {
            follow(one, each);
            follow(other, each);
        }
        List<UserId> found = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        while (true) {
            Page<UserId> page = traversal().listMutuals(one, other, request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            found.addAll(page.items());
            if (page.next() == null) {
                break;
            }
            request = new PageRequest(page.next(), 2);
        }
        assertThat(found).isEqualTo(both.reversed());
        assertThatThrownBy(
                        () ->
                                traversal()
                                        .listMutuals(
                                                one,
                                                other,
                                                new PageRequest(new Cursor("nobody"), 2)))
                .isInstanceOf(DomainException.class);
    }

    @Test
    default void friendsOfFriendsAreRankedByHowManyFriendsFollowThem() {
        List<UserId> people = people(9);
        UserId me = people.get(0);
        List<UserId> friends = people.subList(1, 5);
        UserId most = people.get(5);
        UserId few = people.get(6);
        UserId fewToo = people.get(7);
        friends.forEach(friend -> follow(me, friend));
        friends.forEach(friend -> follow(friend, most, me));
        follow(friends.get(0), few, fewToo, friends.get(1));
        follow(people.get(8), few);

        List<FriendOfFriends> found = traversal().listFriendsOfFriends(me, friends, Set.of(), 10);

        assertThat(found)
                .containsExactly(
                        new FriendOfFriends(most, 4, friends.reversed().subList(0, 3)),
                        new FriendOfFriends(fewToo, 1, List.of(friends.get(0))),
                        new FriendOfFriends(few, 1, List.of(friends.get(0))));
        assertThat(traversal().listFriendsOfFriends(me, friends, Set.of(), 2))
                .isEqualTo(found.subList(0, 2));
        assertThat(traversal().listFriendsOfFriends(me, friends, Set.of(most), 1))
                .isEqualTo(found.subList(1, 2));
    }

    @Test
    default void onlyThoseFriendsLeadToOthersWhoAreAskedFor() {
        List<UserId> people = people(4);
        UserId me = people.get(0);
        UserId friend = people.get(1);
        UserId gone = people.get(2);
        UserId far = people.get(3);
        follow(me, friend, gone);
        follow(friend, far);
        follow(gone, far);

        assertThat(traversal().listFriendsOfFriends(me, List.of(friend), Set.of(), 5))
                .containsExactly(new FriendOfFriends(far, 1, List.of(friend)));
        assertThat(traversal().listFriendsOfFriends(me, List.of(), Set.of(), 5)).isEmpty();
        assertThat(traversal().listFriendsOfFriends(me, List.of(Samples.userId()), Set.of(), 5))
                .isEmpty();
    }

    @Test
    default void theShortestChainIsAnsweredFirst() {
        List<UserId> people = people(6);
        line(people);
        follow(people.get(0), people.get(3));

        assertThat(chains(people.get(0), people.get(5)).getFirst())
                .containsExactly(people.get(0), people.get(3), people.get(4), people.get(5));
        assertThat(chains(people.get(0), people.get(1)).getFirst())
                .containsExactly(people.get(0), people.get(1));
        assertThat(chains(people.get(0), people.get(0))).containsExactly(people.subList(0, 1));
    }

    @Test
    default void aChainGoesOneWayAndIsNoLongerThanSix() {
        List<UserId> people = people(8);
        line(people);

        assertThat(chains(people.get(0), people.get(6)).getFirst()).isEqualTo(people.subList(0, 7));
        assertThat(chains(people.get(0), people.get(7))).isEmpty();
        assertThat(chains(people.get(1), people.get(0))).isEmpty();
        assertThat(chains(people.get(0), Samples.userId())).isEmpty();
    }

    @Test
    default void aChainPassesNobodyWhoIsNotWanted() {
        List<UserId> people = people(6);
        UserId from = people.get(0);
        UserId to = people.get(5);
        follow(from, people.get(1), people.get(2));
        follow(people.get(1), to);
        line(List.of(people.get(2), people.get(3), to));

        assertThat(chains(from, to).getFirst()).containsExactly(from, people.get(1), to);
        assertThat(chains(from, to, people.get(1)).getFirst())
                .containsExactly(from, people.get(2), people.get(3), to);
        assertThat(chains(from, to, people.get(1), people.get(3))).isEmpty();
    }

    @Test
    default void noChainThatIsLeftOutIsShorterThanOneThatIsAnswered() {
        List<UserId> people = people(8);
        UserId from = people.get(0);
        UserId to = people.get(7);
        for (UserId middle : people.subList(1, 5)) {
            follow(from, middle);
            follow(middle, to);
        }
        line(List.of(from, people.get(5), people.get(6), to));

        for (int limit = 1; limit <= 4; limit++) {
            assertThat(traversal().listChains(from, to, Set.of(), limit))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(limit)
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            chain -> assertThat(chain).hasSize(3).startsWith(from).endsWith(to));
        }
    }

    @Test
    default void whatWasUnfollowedLeadsNowhere() {
        List<UserId> people = people(3);
        line(people);
        graph().unfollow(people.get(1), people.get(2));

        assertThat(chains(people.get(0), people.get(2))).isEmpty();
        assertThat(
                        traversal()
                                .listFriendsOfFriends(
                                        people.get(0), List.of(people.get(1)), Set.of(), 5))
                .isEmpty();
    }
}
