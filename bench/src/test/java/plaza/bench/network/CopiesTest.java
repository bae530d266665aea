package plaza.bench.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void copiesKeepEverybodysDegree() {
        Network one = PowerLaw.generate(50, 5, 1);
        Network ten = Copies.of(one, 10);
        assertThat(ten.users()).isEqualTo(500);
        assertThat(ten.follows()).hasSize(10 * one.follows().size());
        assertThat(IntStream.range(0, 500).map(ten::followerCount).boxed().toList())
                .isEqualTo(
                        IntStream.range(0, 500)
                                .map(user -> one.followerCount(user % 50))
                                .boxed()
                                .toList());
    }

    @Test
    void copiesAreJoined() {
        Network ten = Copies.of(PowerLaw.generate(50, 5, 1), 10);
        assertThat(ten.follows())
                .anyMatch(follow -> follow.follower() / 50 != follow.followed() / 50);
    }
}
