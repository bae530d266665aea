package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowRequestStore;
import plaza.core.id.UserId;

/** The contract of every {@link FollowRequestStore}. */
public interface FollowRequestStoreContract extends Fixtures {
    FollowRequestStore store();

    @Test
    default void aRequestIsSeenFromBothEnds() {
        Follow request = request();

        assertThat(store().put(request)).isTrue();

        assertThat(store().list(request.followed(), PageRequest.first(10)).items())
                .containsExactly(request);
        assertThat(store().list(request.follower(), PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().requestedAmong(request.follower(), List.of(request.followed())))
                .containsExactly(request.followed());
        assertThat(store().requestedAmong(request.followed(), List.of(request.follower())))
                .isEmpty();
    }

    @Test
    default void whoWasNotAskedHasNoRequests() {
        assertThat(store().list(givenUser(), PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().requestedAmong(givenUser(), List.of(givenUser()))).isEmpty();
        assertThat(store().requestedAmong(givenUser(), List.of())).isEmpty();
    }

    @Test
    default void whatIsCountedIsWhomSomebodyHasAsked() {
        UserId asker = givenUser();
        Follow one = new Follow(asker, givenUser(), Samples.now());
        Follow other = new Follow(asker, givenUser(), Samples.now());
        assertThat(store().count(asker)).isZero();

        store().put(one);
        store().put(one);
        store().put(other);
        store().put(new Follow(one.followed(), asker, Samples.now()));
        assertThat(store().count(asker)).isEqualTo(2);

        store().delete(asker, one.followed());
        assertThat(store().count(asker)).isEqualTo(1);
    }

    @Test
    default void askingAgainChangesNothingAndTheFirstTimeStands() {
        Follow first = request();
        store().put(first);

        assertThat(store().put(first)).isFalse();
        assertThat(
                        store().put(
                                        new Follow(
                                                first.follower(),
                                                first.followed(),
                                                first.at().plusSeconds(60))))
                .isFalse();

        assertThat(store().list(first.followed(), PageRequest.first(10)).items())
                .containsExactly(first);
    }

    @Test
    default void deleteTakesARequestAwayOnce() {
        Follow request = request();
        Follow back = new Follow(request.followed(), request.follower(), request.at());
        store().put(request);
        store().put(back);

        assertThat(store().delete(request.follower(), request.followed())).isTrue();
        assertThat(store().delete(request.follower(), request.followed())).isFalse();

        assertThat(store().list(request.followed(), PageRequest.first(10)).items()).isEmpty();
        assertThat(store().list(request.follower(), PageRequest.first(10)).items())
                .containsExactly(back);
        assertThat(store().put(request)).isTrue();
    }

    @Test
    default void requestsArePagedToTheEndWithTies() {
        requestsTo(givenUser()).pageToTheEndWithTies();
    }

    @Test
    default void requestsStayInPlaceWhileOthersWrite() {
        requestsTo(givenUser()).stayInPlaceWhileOthersWrite();
    }

    @Test
    default void requestsRefuseForeignCursors() {
        requestsTo(givenUser()).refuseForeignCursors();
    }

    @Test
    default void aThousandAreAskedForAtOnce() {
        Follow request = request();
        store().put(request);
        var people = new ArrayList<>(List.of(request.followed(), request.followed()));
        IntStream.range(0, 998).forEach(number -> people.add(Samples.userId()));

        assertThat(store().requestedAmong(request.follower(), people))
                .containsExactly(request.followed());
    }

    @Test
    default void ofManyWhoWriteARequestOneIsNew() {
        Follow request = request();

        List<Boolean> isNew = Concurrently.call(16, number -> store().put(request));
        List<Boolean> wasThere =
                Concurrently.call(
                        16, number -> store().delete(request.follower(), request.followed()));

        assertThat(isNew).containsOnlyOnce(true);
        assertThat(wasThere).containsOnlyOnce(true);
        assertThat(store().list(request.followed(), PageRequest.first(10)).items()).isEmpty();
    }

    private Follow request() {
        return new Follow(givenUser(), givenUser(), Samples.now());
    }

    private PagedEdges<Follow> requestsTo(UserId followed) {
        return new PagedEdges<>(
                this::givenUser,
                (other, at) -> {
                    var request = new Follow(other, followed, at);
                    assertThat(store().put(request)).isTrue();
                    return request;
                },
                request -> store().delete(request.follower(), followed),
                page -> store().list(followed, page),
                Follow::follower,
                Follow::at);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId follower = givenUser();
        UserId followed = givenUser();
        store().put(new Follow(follower, followed, Samples.now()));
        AnyNumber.of(FollowRequestStore.class, store(), manyIds())
                .finds(
                        "requestedAmong",
                        List.of(followed),
                        Samples::userId,
                        (requests, people) -> requests.requestedAmong(follower, people))
                .andThatIsAll();
    }
}
