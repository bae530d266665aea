package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.graph.InfluenceStore;
import plaza.core.id.UserId;

/** The contract of every {@link InfluenceStore}. */
public interface InfluenceStoreContract extends Fixtures {
    /** A computation, and one that was later. */
    Instant FIRST = Instant.parse("2026-01-31T23:59:59.999Z");

    Instant SECOND = FIRST.plusMillis(1);

    InfluenceStore store();

    /** What others have put goes: the oldest score is that of all of them. */
    @BeforeEach
    default void nobodyHasAScore() {
        store().deleteBefore(SECOND.plus(Duration.ofDays(1)));
    }

    @Test
    default void nobodyHasAScoreAtFirst() {
        assertThat(store().findAll(List.of(Samples.userId()))).isEmpty();
        assertThat(store().findAll(List.of())).isEmpty();
        assertThat(store().findOldest()).isEmpty();
        assertThat(store().deleteBefore(SECOND)).isZero();
        store().put(Map.of(), FIRST);
        assertThat(store().findOldest()).isEmpty();
    }

    @Test
    default void scoresAreFoundAsTheyWerePut() {
        Map<UserId, Double> scores = new HashMap<>();
        for (double score :
                List.of(0.0, Double.MIN_VALUE, 1.0 / 3, 0.1, 1.0, 123_456_789.0, 1e300)) {
            scores.put(Samples.userId(), score);
        }
        store().put(scores, FIRST);

        assertThat(store().findAll(scores.keySet())).isEqualTo(scores);
        UserId one = scores.keySet().iterator().next();
        assertThat(store().findAll(List.of(one, one, Samples.userId())))
                .isEqualTo(Map.of(one, scores.get(one)));
    }

    @Test
    default void aLaterScoreReplacesAnEarlierOne() {
        UserId person = Samples.userId();
        store().put(Map.of(person, 0.25), FIRST);
        store().put(Map.of(person, 0.5), SECOND);
        store().put(Map.of(person, 0.5), SECOND);

        assertThat(store().findAll(List.of(person))).isEqualTo(Map.of(person, 0.5));
        assertThat(store().findOldest()).contains(SECOND);
    }

    @Test
    default void theOldestScoreSaysSinceWhenAllAreThere() {
        UserId one = Samples.userId();
        UserId other = Samples.userId();
        store().put(Map.of(one, 0.5, other, 0.25), SECOND);
        assertThat(store().findOldest()).contains(SECOND);
        store().put(Map.of(Samples.userId(), 0.5), FIRST);
        assertThat(store().findOldest()).contains(FIRST);
    }

    @Test
    default void whatAnEarlierComputationLeftIsRemoved() {
        UserId gone = Samples.userId();
        UserId person = Samples.userId();
        store().put(Map.of(gone, 0.5, person, 0.5), FIRST);
        store().put(Map.of(person, 1.0), SECOND);

        assertThat(store().deleteBefore(FIRST)).isZero();
        assertThat(store().deleteBefore(SECOND)).isEqualTo(1);
        assertThat(store().deleteBefore(SECOND)).isZero();
        assertThat(store().findAll(List.of(gone, person))).isEqualTo(Map.of(person, 1.0));
    }

    @Test
    default void aScoreThatComesLateLeavesTheLaterTime() {
        UserId person = Samples.userId();
        store().put(Map.of(person, 0.5), SECOND);
        store().put(Map.of(person, 0.25), FIRST);

        assertThat(store().findOldest()).contains(SECOND);
        assertThat(store().deleteBefore(SECOND)).isZero();
        assertThat(store().findAll(List.of(person))).isEqualTo(Map.of(person, 0.25));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId person = Samples.userId();
        store().put(Map.of(person, 0.5), FIRST);
        AnyNumber.of(InfluenceStore.class, store(), manyIds())
                .takes(
                        "put",
                        Samples::userId,
                        (store, people) -> {
                            store.put(
                                    people.stream().collect(Collectors.toMap(id -> id, _ -> 0.25)),
                                    FIRST);
                            assertThat(store.findAll(people)).hasSameSizeAs(people);
                        })
                .finds("findAll", List.of(person), Samples::userId, InfluenceStore::findAll)
                .andThatIsAll();
    }
}
