package plaza.contracts.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.presence.PresenceTracker;

/** The contract of every {@link PresenceTracker}. */
public interface PresenceTrackerContract {
    PresenceTracker tracker();

    @Test
    default void whoWasSeenIsKnownAndNobodyElse() {
        UserId ann = Samples.userId();
        UserId ben = Samples.userId();
        UserId nobody = Samples.userId();
        Instant at = Samples.now();

        tracker().seen(List.of(ann, ben), at);
        assertThat(tracker().find(List.of(ann, nobody))).containsEntry(ann, at).hasSize(1);

        tracker().seen(List.of(ann), at.plusMillis(5));
        assertThat(tracker().find(List.of(ann, ben)))
                .containsEntry(ann, at.plusMillis(5))
                .containsEntry(ben, at);
        tracker().seen(List.of(), at);
        assertThat(tracker().find(List.of())).isEmpty();
    }

    @Test
    default void anEarlierTimeChangesNothing() {
        UserId ann = Samples.userId();
        Instant at = Samples.now();
        tracker().seen(List.of(ann), at);
        tracker().seen(List.of(ann), at.minusSeconds(60));
        assertThat(tracker().find(List.of(ann))).containsEntry(ann, at);
    }

    @Test
    default void whoIsForgottenIsNotKnown() {
        UserId ann = Samples.userId();
        tracker().seen(List.of(ann), Samples.now());
        tracker().forget(ann);
        tracker().forget(ann);
        assertThat(tracker().find(List.of(ann))).isEmpty();
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId person = Samples.userId();
        Instant at = Samples.now();
        AnyNumber.of(PresenceTracker.class, tracker())
                .takes(
                        "seen",
                        Samples::userId,
                        (tracker, people) -> {
                            List<UserId> all = new ArrayList<>(people);
                            all.add(person);
                            tracker.seen(all, at);
                        })
                .finds("find", List.of(person), Samples::userId, PresenceTracker::find)
                .andThatIsAll();
    }
}
