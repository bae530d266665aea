package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;

/** The contract of every {@link FollowGraph}. */
public interface FollowGraphContract extends Fixtures {
    FollowGraph graph();

    @Test
    default void aFollowIsSeenFromBothEnds() {
        Follow follow = follow(givenUser(), givenUser());

        UserId follower = follow.follower();
        UserId followed = follow.followed();
        assertThat(graph().findFollowing(follower)).containsExactly(followed);
        assertThat(graph().findFollowing(followed)).isEmpty();
        assertThat(graph().listFollowing(follower, PageRequest.first(10)).items())
                .containsExactly(follow);
        assertThat(graph().listFollowers(followed, PageRequest.first(10)).items())
                .containsExactly(follow);
        assertThat(graph().find(follower, followed)).contains(follow);
        assertThat(graph().find(followed, follower)).isEmpty();
        assertThat(graph().listFollowers(follower, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(graph().findFollowers(List.of(followed, follower), 10))
                .isEqualTo(Map.of(followed, List.of(follower)));
        assertThat(graph().counts(List.of(follower, followed)))
                .isEqualTo(
                        Map.of(
                                follower, new FollowCounts(0, 1),
                                followed, new FollowCounts(1, 0)));
    }

    @Test
    default void aPersonWithoutFollowsHasNone() {
        UserId person = givenUser();

        assertThat(graph().findFollowing(person)).isEmpty();
        assertThat(graph().listFollowing(person, PageRequest.first(1))).isEqualTo(Page.empty());
        assertThat(graph().findFollowers(List.of(person), 10)).isEmpty();
        assertThat(graph().followersAmong(person, List.of(givenUser(), person))).isEmpty();
        assertThat(graph().counts(List.of(person))).isEqualTo(Map.of(person, FollowCounts.NONE));
    }

    @Test
    default void whoDoesNotExistHasNoFollows() {
        UserId nobody = Samples.userId();

        assertThat(graph().findFollowing(nobody)).isEmpty();
        assertThat(graph().unfollow(nobody, givenUser())).isFalse();
        assertThat(graph().find(nobody, givenUser())).isEmpty();
        assertThat(graph().counts(List.of(nobody))).isEqualTo(Map.of(nobody, FollowCounts.NONE));
    }

    @Test
    default void followingAgainChangesNothingAndTheFirstTimeStands() {
        Follow first = follow(givenUser(), givenUser());
        var second = new Follow(first.follower(), first.followed(), first.at().plusSeconds(60));

        assertThat(graph().follow(second)).isFalse();

        assertThat(graph().find(first.follower(), first.followed())).contains(first);
        assertThat(graph().listFollowers(first.followed(), PageRequest.first(10)).items())
                .containsExactly(first);
        assertCountsAreTheRows(List.of(first.follower(), first.followed()));
    }

    @Test
    default void theTimeIsKeptToTheMicrosecond() {
        Instant at = Instant.parse("2026-01-02T03:04:05.123456789Z");
        var follow = new Follow(givenUser(), givenUser(), at);

        graph().follow(follow);

        assertThat(graph().listFollowers(follow.followed(), PageRequest.first(1)).items())
                .extracting(found -> found.at().truncatedTo(ChronoUnit.MICROS))
                .containsExactly(at.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    default void unfollowingTakesTheFollowAwayOnce() {
        Follow follow = follow(givenUser(), givenUser());

        assertThat(graph().unfollow(follow.follower(), follow.followed())).isTrue();
        assertThat(graph().unfollow(follow.follower(), follow.followed())).isFalse();

        assertThat(graph().find(follow.follower(), follow.followed())).isEmpty();
        assertThat(graph().findFollowing(follow.follower())).isEmpty();
        assertCountsAreTheRows(List.of(follow.follower(), follow.followed()));
        assertThat(graph().follow(follow)).isTrue();
        assertCountsAreTheRows(List.of(follow.follower(), follow.followed()));
    }

    @Test
    default void unfollowingLeavesTheOtherDirection() {
        Follow follow = follow(givenUser(), givenUser());
        Follow back = follow(follow.followed(), follow.follower());

        graph().unfollow(follow.follower(), follow.followed());

        assertThat(graph().findFollowing(back.follower())).containsExactly(back.followed());
        assertCountsAreTheRows(List.of(follow.follower(), follow.followed()));
    }

    @Test
    default void followersArePagedToTheEndWithTies() {
        followersOf(givenUser()).pageToTheEndWithTies();
    }

    @Test
    default void followersStayInPlaceWhileOthersWrite() {
        followersOf(givenUser()).stayInPlaceWhileOthersWrite();
    }

    @Test
    default void followersRefuseForeignCursors() {
        followersOf(givenUser()).refuseForeignCursors();
    }

    @Test
    default void followingIsPagedToTheEndWithTies() {
        followingOf(givenUser()).pageToTheEndWithTies();
    }

    @Test
    default void followingStaysInPlaceWhileOthersWrite() {
        followingOf(givenUser()).stayInPlaceWhileOthersWrite();
    }

    @Test
    default void followingRefusesForeignCursors() {
        followingOf(givenUser()).refuseForeignCursors();
    }

    @Test
    default void everybodyWhoIsFollowedIsFound() {
        UserId follower = givenUser();
        List<UserId> followed = people(30);
        followed.forEach(person -> follow(follower, person));

        assertThat(graph().findFollowing(follower)).containsExactlyInAnyOrderElementsOf(followed);
    }

    @Test
    default void followersOfSeveralAreFoundAtOnceEachUpToTheLimit() {
        UserId many = givenUser();
        UserId few = givenUser();
        UserId none = givenUser();
        List<UserId> followers = people(12);
        followers.forEach(follower -> follow(follower, many));
        followers.subList(0, 3).forEach(follower -> follow(follower, few));

        Map<UserId, List<UserId>> all = graph().findFollowers(List.of(many, few, none, many), 12);
        Map<UserId, List<UserId>> some = graph().findFollowers(Set.of(many, few, none), 5);

        assertThat(all).containsOnlyKeys(many, few);
        assertThat(all.get(many)).containsExactlyInAnyOrderElementsOf(followers);
        assertThat(all.get(few)).containsExactlyInAnyOrderElementsOf(followers.subList(0, 3));
        assertThat(some).containsOnlyKeys(many, few);
        assertThat(some.get(many)).hasSize(5).doesNotHaveDuplicates();
        assertThat(followers).containsAll(some.getOrDefault(many, List.of()));
        assertThat(some.get(few)).containsExactlyInAnyOrderElementsOf(followers.subList(0, 3));
        assertThat(graph().findFollowers(List.of(), 5)).isEmpty();
    }

    @Test
    default void whomSeveralFollowIsFoundAtOnce() {
        UserId many = givenUser();
        UserId one = givenUser();
        UserId none = givenUser();
        List<UserId> followed = people(12);
        followed.forEach(person -> follow(many, person));
        follow(one, many);

        assertThat(graph().findAllFollowing(List.of(many, one, none, Samples.userId(), many)))
                .isEqualTo(Map.of(many, Set.copyOf(followed), one, Set.of(many)));
        assertThat(graph().findAllFollowing(List.of())).isEmpty();

        graph().unfollow(one, many);
        assertThat(graph().findAllFollowing(List.of(many, one))).containsOnlyKeys(many);
    }

    @Test
    default void aThousandAreAskedForAtOnce() {
        UserId followed = givenUser();
        UserId follower = givenUser();
        follow(follower, followed);
        var people = new ArrayList<>(List.of(followed, follower, follower));
        IntStream.range(0, 997).forEach(number -> people.add(Samples.userId()));

        Map<UserId, FollowCounts> counts = graph().counts(people);

        assertThat(graph().followersAmong(followed, people)).containsExactly(follower);
        assertThat(graph().findAllFollowing(people)).isEqualTo(Map.of(follower, Set.of(followed)));
        assertThat(graph().findFollowers(people, 10))
                .isEqualTo(Map.of(followed, List.of(follower)));
        assertThat(counts).containsOnlyKeys(new HashSet<>(people));
        assertThat(counts.get(followed)).isEqualTo(new FollowCounts(1, 0));
        assertThat(counts.get(people.getLast())).isEqualTo(FollowCounts.NONE);
        assertThat(graph().followersAmong(followed, List.of())).isEmpty();
        assertThat(graph().counts(List.of())).isEmpty();
    }

    @Test
    default void ofManyWhoWriteAFollowOneIsNew() {
        var follow = new Follow(givenUser(), givenUser(), Samples.now());

        List<Boolean> isNew = Concurrently.call(16, number -> graph().follow(follow));
        assertCountsAreTheRows(List.of(follow.follower(), follow.followed()));
        List<Boolean> wasThere =
                Concurrently.call(
                        16, number -> graph().unfollow(follow.follower(), follow.followed()));

        assertThat(isNew).containsOnlyOnce(true);
        assertThat(wasThere).containsOnlyOnce(true);
        assertCountsAreTheRows(List.of(follow.follower(), follow.followed()));
    }

    @Test
    default void countsAreTheRowsWhenManyFollowOnePerson() {
        UserId star = givenUser();
        List<UserId> fans = people(24);

        Concurrently.call(24, number -> follow(fans.get(number), star));

        assertThat(graph().counts(List.of(star))).isEqualTo(Map.of(star, new FollowCounts(24, 0)));
        assertCountsAreTheRows(fans);
    }

    /** Everybody follows and leaves everybody at once: both ends of a follow meet in all orders. */
    @Test
    default void peopleWhoFollowEachOtherAtTheSameTimeNeverBlockEachOther() {
        List<UserId> people = people(5);

        Concurrently.call(
                people.size() * people.size() * 4,
                number -> {
                    UserId follower = people.get(number % people.size());
                    UserId followed = people.get(number / people.size() % people.size());
                    if (follower.equals(followed)) {
                        return false;
                    }
                    return number % 7 == 0
                            ? graph().unfollow(follower, followed)
                            : graph().follow(new Follow(follower, followed, Samples.now()));
                });

        assertCountsAreTheRows(people);
    }

    private Follow follow(UserId follower, UserId followed) {
        return follow(follower, followed, Samples.now());
    }

    private Follow follow(UserId follower, UserId followed, Instant at) {
        var follow = new Follow(follower, followed, at);
        assertThat(graph().follow(follow)).isTrue();
        return follow;
    }

    private List<UserId> people(int count) {
        return Stream.generate(this::givenUser).limit(count).toList();
    }

    private PagedEdges<Follow> followersOf(UserId followed) {
        return new PagedEdges<>(
                this::givenUser,
                (other, at) -> follow(other, followed, at),
                follow -> graph().unfollow(follow.follower(), followed),
                page -> graph().listFollowers(followed, page),
                Follow::follower,
                Follow::at);
    }

    private PagedEdges<Follow> followingOf(UserId follower) {
        return new PagedEdges<>(
                this::givenUser,
                (other, at) -> follow(follower, other, at),
                follow -> graph().unfollow(follower, follow.followed()),
                page -> graph().listFollowing(follower, page),
                Follow::followed,
                Follow::at);
    }

    private void assertCountsAreTheRows(List<UserId> people) {
        Map<UserId, FollowCounts> counts = graph().counts(people);
        for (UserId person : people) {
            long followers = Page.all(100, page -> graph().listFollowers(person, page)).count();
            long following = Page.all(100, page -> graph().listFollowing(person, page)).count();
            assertThat(counts.get(person)).isEqualTo(new FollowCounts(followers, following));
        }
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId follower = givenUser();
        UserId followed = givenUser();
        follow(follower, followed);
        AnyNumber.of(FollowGraph.class, graph(), manyIds())
                .finds(
                        "findAllFollowing",
                        List.of(follower),
                        Samples::userId,
                        FollowGraph::findAllFollowing)
                .finds(
                        "findFollowers",
                        List.of(followed),
                        Samples::userId,
                        (graph, people) -> graph.findFollowers(people, 10))
                .finds(
                        "followersAmong",
                        List.of(follower),
                        Samples::userId,
                        (graph, people) -> graph.followersAmong(followed, people))
                .finds("counts", List.of(follower), Samples::userId, FollowGraph::counts)
                .andThatIsAll();
    }
}
