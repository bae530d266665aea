package plaza.bench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.bench.network.Network.Follow;

class PowerLawTest {
    @Test
    void theSameSeedGivesTheSameNetwork() {
        assertThat(PowerLaw.generate(300, 10, 7).follows())
                .isEqualTo(PowerLaw.generate(300, 10, 7).follows())
                .isNotEqualTo(PowerLaw.generate(300, 10, 8).follows());
    }

    @Test
    void followsAreAsManyAsAskedForAndDistinct() {
        assertThat(PowerLaw.generate(1_000, 20, 1).follows())
                .hasSize(20_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void everybodyFollowsSomebody() {
        assertThat(PowerLaw.generate(1_000, 20, 1).follows().stream().map(Follow::follower))
                .containsAll(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void fewAreFollowedByMany() {
        Network network = PowerLaw.generate(5_000, 20, 3);
        int[] counts = IntStream.range(0, 5_000).map(network::followerCount).sorted().toArray();
        double topTenth = IntStream.of(counts).skip(4_500).sum();
        assertThat(counts[2_500]).isLessThan(20);
        assertThat(counts[4_999]).isGreaterThan(200);
        assertThat(topTenth / network.follows().size()).isBetween(0.35, 0.8);
    }

    @Test
    void theTailHasTheExponentOfTheModel() {
        Network network = PowerLaw.generate(50_000, 20, 3);
        int least = 40;
        double[] tail =
                IntStream.range(0, 50_000)
                        .map(network::followerCount)
                        .filter(count -> count >= least && count < 300)
                        .mapToDouble(count -> Math.log(count / (least - 0.5)))
                        .toArray();
        // Hill's estimator, a little high for the tail is cut.
        double exponent = 1 + tail.length / java.util.stream.DoubleStream.of(tail).sum();
        assertThat(exponent).isBetween(2.1, 2.8);
    }

    @Test
    void theSmallestNetworkIsTwoWhoFollowEachOther() {
        assertThat(PowerLaw.generate(2, 20, 1).follows())
                .containsExactlyInAnyOrder(new Follow(0, 1), new Follow(1, 0));
        assertThatThrownBy(() -> PowerLaw.generate(1, 20, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
