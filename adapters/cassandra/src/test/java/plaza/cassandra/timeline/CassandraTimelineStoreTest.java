package plaza.cassandra.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.internal.core.cql.CqlRequestHandler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

@Tag("engine")
class CassandraTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    private static final TimelineStore STORE =
            new CassandraTimelineStore(CassandraForTests.get(), CAP);

    /** At so many deleted rows in one read Cassandra warns; at a hundred times as many it fails. */
    private static final int TOMBSTONES = 1_000;

    @Override
    public TimelineStore timelines() {
        return STORE;
    }

    @Test
    void whatAFullTimelineHasLostIsNotReadOver() {
        UserId reader = givenUser();
        UserId author = givenUser();
        STORE.load(reader, () -> new Slice(List.of(), true));
        var warnings = new ListAppender<ILoggingEvent>();
        var driver = (Logger) LoggerFactory.getLogger(CqlRequestHandler.class);
        warnings.start();
        driver.addAppender(warnings);
        try {
            for (int delivered = 0; delivered <= TOMBSTONES + 2 * CAP; delivered += CAP) {
                List<Delivery> deliveries = new ArrayList<>();
                for (int i = 0; i < CAP; i++) {
                    var post = new PostKey(Samples.postId(author), author);
                    deliveries.add(Delivery.of(TimelineEntry.of(post), List.of(reader)));
                }
                assertThat(STORE.push(deliveries)).isEqualTo(CAP);
            }
        } finally {
            driver.detachAppender(warnings);
        }
        assertThat(warnings.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(warning -> warning.contains(reader.toString()));
    }
}
