package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    @Test
    void peopleTakeTurnsAndEachKeepsTheirOrder() {
        assertThat(
                        TakingTurns.of(
                                List.of("a1", "a2", "a3", "b1", "c1", "c2"),
                                thing -> thing.charAt(0)))
                .containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
    }

    @Test
    void whatIsThereTwiceStaysTwice() {
        assertThat(TakingTurns.of(List.of("a", "a", "b"), thing -> thing))
                .containsExactly("a", "b", "a");
    }

    @Test
    void ofNothingComesNothing() {
        assertThat(TakingTurns.of(List.<String>of(), thing -> thing)).isEmpty();
    }
}
