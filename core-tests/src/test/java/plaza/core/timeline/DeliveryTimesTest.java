package plaza.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

class DeliveryTimesTest {
    private final DeliveryTimes times = new DeliveryTimes();

    private void deliver(int readers, Duration after) {
        UserId author = Samples.userId();
        PostId post = Samples.postId(author);
        var entry = new TimelineEntry(post, author, null, post.time());
        times.add(
                new Delivery(entry, Stream.generate(Samples::userId).limit(readers).toList()),
                post.time().plus(after));
    }

    @Test
    void eachTimelineCountsInTheClassOfItsTime() {
        deliver(3, Duration.ofMillis(40));
        deliver(2, Duration.ofMillis(50));
        deliver(1, Duration.ofHours(1));

        List<Long> counts = times.counts();
        assertThat(counts.get(DeliveryTimes.BOUNDS.indexOf(0.05))).isEqualTo(5);
        assertThat(counts.getLast()).isEqualTo(1);
        assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
        assertThat(times.seconds()).isBetween(3_600.2, 3_600.3);
    }

    /** Clocks of two servers differ. */
    @Test
    void whatWasDeliveredBeforeItWasPostedTookNoTime() {
        deliver(1, Duration.ofSeconds(-1));

        assertThat(times.counts().getFirst()).isEqualTo(1);
        assertThat(times.seconds()).isZero();
    }
}
