package plaza.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import plaza.contracts.SettableClock;
import plaza.core.StorageException;
import plaza.core.event.WakeUp;
import plaza.core.feature.CleanupJob;

/** Things that are due at a time, and how often they are looked for. */
class CleanupTurnTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock(NOW);
    private final WakeUp written = new WakeUp();
    private final TreeSet<Instant> due = new TreeSet<>();
    private int looks;
    private boolean away;

    private final CleanupTurn turn =
            new CleanupTurn(new CleanupJob("things", this::remove, this::isAhead), written, clock);

    private int remove(Instant now) {
        looks++;
        if (away) {
            throw StorageException.unavailable("away", null);
        }
        var gone = due.headSet(now, true);
        int count = gone.size();
        gone.clear();
        return count;
    }

    private boolean isAhead(Instant until) {
        return !due.headSet(until, true).isEmpty();
    }

    @Test
    void whereNothingIsAheadItIsNotLookedForEachTime() {
        assertThat(removedWithin(Duration.ofSeconds(100))).isZero();
        assertThat(looks).isEqualTo(10);
    }

    @Test
    void whatWasThereBeforeGoesAtItsTime() {
        due.add(NOW.plusSeconds(37));
        assertThat(removedWithin(Duration.ofSeconds(36))).isZero();
        assertThat(removedWithin(SECOND.multipliedBy(2))).isOne();
    }

    @Test
    void whatIsWrittenWhileNothingIsAheadGoesAtItsTime() {
        removedWithin(Duration.ofSeconds(3));
        due.add(clock.instant().plusSeconds(2));
        written.signal();
        assertThat(removedWithin(SECOND)).isZero();
        assertThat(removedWithin(SECOND)).isOne();
    }

    @Test
    void whatASignalForerunsIsFoundAtTheTurnAfterIt() {
        removedWithin(Duration.ofSeconds(3));
        written.signal();
        turn.take();
        due.add(clock.instant());
        assertThat(turn.take()).isOne();
    }

    @Test
    void whatNobodyToldOfGoesAfterAllButLater() {
        removedWithin(Duration.ofSeconds(3));
        due.add(clock.instant());
        assertThat(removedWithin(CleanupTurn.QUIET)).isOne();
    }

    @Test
    void aClockThatIsSetBackKeepsNothing() {
        turn.take();
        clock.advance(Duration.ofDays(-1));
        due.add(clock.instant());
        assertThat(turn.take()).isOne();
    }

    @Test
    void whatFailsIsTriedAgainAtTheNextTurn() {
        turn.take();
        due.add(NOW);
        written.signal();
        away = true;
        assertThatThrownBy(turn::take).isInstanceOf(StorageException.class);
        away = false;
        assertThat(turn.take()).isOne();
    }

    /** A job that does not know what is ahead is never left alone. */
    @Test
    void whoDoesNotKnowLooksEachTime() {
        var always = new CleanupTurn(new CleanupJob("things", this::remove), written, clock);
        always.take();
        always.take();
        always.take();
        assertThat(looks).isEqualTo(3);
    }

    /** One turn a second, each at its end. */
    private int removedWithin(Duration time) {
        int removed = 0;
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(SECOND);
            removed += turn.take();
        }
        return removed;
    }
}
