package plaza.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names that begin so, or are alike. */
final class NameTokensTest {
    private static final NameTokens ADA = NameTokens.of("ada_king", "Ada Lovelace");

    @Test
    void eachWordBeginsAName() {
        assertThat(ADA.value()).isEqualTo(" ada king ada lovelace");
        assertThat(ADA.begin("love")).isTrue();
        assertThat(ADA.begin("ada love")).isTrue();
        assertThat(ADA.begin("ove")).isFalse();
        assertThat(ADA.begin("")).isFalse();
    }

    @Test
    void alikeIsAsPostgresqlSaysOfTwoWords() {
        // SELECT similarity('lovlace', 'lovelace') → 0.54545456
        assertThat(ADA.similarity("lovlace")).isEqualTo(545);
        assertThat(ADA.similarity("lovelace")).isEqualTo(1_000);
        assertThat(ADA.similarity("babbage")).isZero();
        assertThat(ADA.similarity("ad")).isZero();
        assertThat(NameTokens.of("!").similarity("word")).isZero();
    }

    @Test
    void recencyHalvesDownToItsFloor() {
        assertThat(PostRanking.recency(Duration.ZERO)).isEqualTo(1);
        assertThat(PostRanking.recency(Duration.ofDays(-1))).isEqualTo(1);
        assertThat(PostRanking.recency(PostRanking.HALF_LIFE)).isEqualTo(0.55);
        assertThat(PostRanking.recency(Duration.ofDays(36_500))).isEqualTo(PostRanking.FLOOR);
    }
}
