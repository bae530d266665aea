package plaza.cassandra.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.internal.core.cql.CqlRequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import plaza.cassandra.Cassandra;
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
    /** It trims after each delivery. */
    private static final TimelineStore STORE =
            new CassandraTimelineStore(CassandraForTests.get(), CAP, () -> 0);

    /** At so many deleted rows in one read Cassandra warns; at a hundred times as many it fails. */
    private static final int TOMBSTONES = 1_000;

    @Override
    public int manyIds() {
        return CassandraForTests.MANY;
    }

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

    @Test
    void whatIsDeliveredToAColdTimelineIsInItsTable() {
        UserId reader = givenUser();
        TimelineEntry post = entry();
        TimelineEntry reposted = entry();
        TimelineEntry repost =
                new TimelineEntry(
                        reposted.post(),
                        reposted.author(),
                        givenUser(),
                        reposted.at().plusMillis(9));

        STORE.push(
                List.of(Delivery.of(post, List.of(reader)), Delivery.of(repost, List.of(reader))));

        assertThat(STORE.read(reader, null, 10)).isEmpty();
        assertThat(rowsOf(reader)).containsExactlyInAnyOrder(post, repost);
    }

    @Test
    void rowsBeyondTheCapAreTakenAwayInTheLongRun() {
        var store = new CassandraTimelineStore(CassandraForTests.get(), CAP, new Random(1));
        UserId reader = givenUser();
        int most = 0;
        for (int i = 0; i < 10 * CAP; i++) {
            store.push(List.of(Delivery.of(entry(), List.of(reader))));
            most = Math.max(most, rowsOf(reader).size());
        }
        assertThat(most).isBetween(CAP + 1, 2 * CAP);
    }

    @Test
    void aTimelineThatWasTrimmedWhileItLoadedDoesNotReachBelow() {
        UserId reader = givenUser();
        List<TimelineEntry> entries = new ArrayList<>();
        for (int i = 0; i < CAP + 2; i++) {
            entries.add(entry());
        }
        STORE.load(
                reader,
                () -> {
                    entries.forEach(e -> STORE.push(List.of(Delivery.of(e, List.of(reader)))));
                    return new Slice(entries.subList(0, 3).reversed(), true);
                });
        Slice read = STORE.read(reader, null, 1_000).orElseThrow();
        assertThat(read.complete()).isFalse();
        assertThat(read.entries()).isEqualTo(entries.subList(2, CAP + 2).reversed());
    }

    @Test
    void aFloorDoesNotSinkWhateverIsWrittenLast() {
        UserId reader = givenUser();
        TimelineEntry low = entry();
        TimelineEntry high = entry();
        var extents = new TimelineExtents(CassandraForTests.get());
        UUID epoch = UUID.randomUUID();
        for (TimelineEntry floor : List.of(high, low)) {
            CassandraForTests.get()
                    .runAll(List.of(extents.raiseFloor(reader, epoch, floor.position())));
        }
        List<Row> rows = CassandraForTests.get().runAll(List.of(extents.find(reader))).getFirst();
        assertThat(TimelineExtents.of(rows, epoch).floor()).isEqualTo(high.position());
    }

    @Test
    void whatATimelineOfBeforeSaidOfItselfIsNoEntry() {
        UserId reader = givenUser();
        Cassandra before = CassandraForTests.get();
        before.define("ALTER TABLE timeline ADD IF NOT EXISTS version INT STATIC");
        before.run("UPDATE timeline SET version = 7 WHERE user_id = ?", reader.toString());
        STORE.load(reader, () -> new Slice(List.of(), true));
        assertThat(STORE.read(reader, null, 10)).contains(new Slice(List.of(), true));
        assertThat(STORE.removeVia(reader, givenUser())).isEmpty();
    }

    private static List<TimelineEntry> rowsOf(UserId reader) {
        return CassandraForTests.get()
                .rows("SELECT * FROM timeline WHERE user_id = ?", reader.toString())
                .stream()
                .map(TimelineTable::entry)
                .toList();
    }

    private TimelineEntry entry() {
        UserId author = givenUser();
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }
}
