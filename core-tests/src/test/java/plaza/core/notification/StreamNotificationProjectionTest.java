package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.live.StreamSamples;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.live.StreamEvent.StreamStarted;

/** Who is told that somebody streams. */
final class StreamNotificationProjectionTest {
    private static final int MANY = 10_500;

    private final World world = new World(2);
    private final StreamNotificationProjection projection =
            new StreamNotificationProjection(world.stores.get(FollowGraph.class), world.writes());

    private JournalEntry started() {
        return new JournalEntry(
                new JournalPosition(1, 1),
                UUID.randomUUID(),
                new StreamStarted(StreamSamples.id(), world.id(0), World.BEGINNING),
                World.BEGINNING);
    }

    @Test
    void allFollowersAreToldHoweverManyTheyAreAndOnce() {
        for (int i = 0; i < MANY; i++) {
            Account follower = Samples.account();
            world.stores.get(AccountStore.class).insert(follower, PasswordHash.NONE);
            world.stores
                    .get(FollowGraph.class)
                    .follow(new Follow(follower.id(), world.id(0), World.BEGINNING));
        }
        JournalEntry entry = started();
        projection.apply(List.of(entry));
        assertThat(world.told).hasSize(MANY);
        assertThat(world.told).extracting(Notification::recipient).doesNotHaveDuplicates();

        projection.apply(List.of(entry));
        assertThat(world.told).hasSize(MANY);
    }

    @Test
    void whoDoesNotFollowIsNotTold() {
        projection.apply(List.of(started()));
        assertThat(world.told).isEmpty();
    }
}
