package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowBacklog.Missed;
import plaza.core.id.UserId;

/** The contract of every {@link FollowBacklog}. */
public interface FollowBacklogContract {
    /** One that is new, and empty. */
    FollowBacklog backlog();

    @Test
    default void whatWaitsComesInTheOrderInWhichItCame() {
        FollowBacklog backlog = backlog();
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.list(10)).isEmpty();
        UserId one = Samples.userId();
        UserId two = Samples.userId();
        backlog.add(two, one);
        backlog.add(one, two);
        backlog.add(two, Samples.userId());
        assertThat(backlog.isEmpty()).isFalse();
        assertThat(backlog.list(10)).hasSize(3);
        assertThat(backlog.list(2)).extracting(Missed::follower).containsExactly(two, one);
    }

    @Test
    default void aPairWaitsOnceAndIsRemovedUnlessItWasRenewed() {
        FollowBacklog backlog = backlog();
        UserId one = Samples.userId();
        UserId two = Samples.userId();
        backlog.add(one, two);
        Missed first = backlog.list(10).getFirst();
        backlog.add(one, two);
        assertThat(backlog.remove(first)).isFalse();
        List<Missed> waiting = backlog.list(10);
        assertThat(waiting).hasSize(1);
        assertThat(backlog.remove(waiting.getFirst())).isTrue();
        assertThat(backlog.remove(waiting.getFirst())).isFalse();
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    default void aPairThatIsRenewedKeepsItsPlace() {
        FollowBacklog backlog = backlog();
        UserId one = Samples.userId();
        UserId two = Samples.userId();
        backlog.add(one, two);
        backlog.add(two, one);
        backlog.add(one, two);
        assertThat(backlog.list(10)).extracting(Missed::follower).containsExactly(one, two);
    }

    @Test
    default void ofManyWhoAddAPairItWaitsOnce() {
        FollowBacklog backlog = backlog();
        UserId one = Samples.userId();
        UserId two = Samples.userId();
        Concurrently.call(
                8,
                i -> {
                    backlog.add(one, two);
                    return i;
                });
        assertThat(backlog.list(10)).hasSize(1);
    }

    @Test
    default void ofManyWhoRemoveAPairOneDoes() {
        FollowBacklog backlog = backlog();
        backlog.add(Samples.userId(), Samples.userId());
        Missed pair = backlog.list(1).getFirst();
        assertThat(Concurrently.call(8, i -> backlog.remove(pair))).containsOnlyOnce(true);
    }
}
