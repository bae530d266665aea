package plaza.postgres.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.SingleWayTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresTimelineStoreTest
        implements TimelineStoreContract, ConcurrentTimelineContract, SingleWayTimelineContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public TimelineStore timelines() {
        return new PostgresTimelineStore(DATABASE.get(), CAP);
    }

    @Test
    void rowsBeyondTheCapAreTakenAwayInTheLongRun() {
        var timelines = new PostgresTimelineStore(DATABASE.get(), CAP, new Random(1));
        UserId reader = Samples.userId();
        timelines.load(reader, () -> new Slice(List.of(), true));
        int most = 0;
        for (int i = 0; i < 10 * CAP; i++) {
            timelines.push(List.of(Delivery.of(entry(), List.of(reader))));
            most = Math.max(most, rowsOf(reader));
        }
        assertThat(most).isBetween(CAP + 1, 2 * CAP);
    }

    @Test
    void deliveriesOfSeveralStatementsAllArrive() {
        TimelineStore timelines = timelines();
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            readers.add(Samples.userId());
        }
        UserId last = readers.getLast();
        timelines.load(last, () -> new Slice(List.of(), true));
        timelines.load(readers.getFirst(), () -> new Slice(List.of(), true));
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < CAP; i++) {
            deliveries.add(Delivery.of(entry(), i == 0 ? readers : List.of(last)));
        }
        for (int i = 0; i < 2_000; i++) {
            deliveries.add(Delivery.of(entry(), List.of(readers.get(5))));
        }
        assertThat(timelines.push(deliveries)).isEqualTo(CAP + 1);
    }

    @Test
    void aPageIsReadThroughIndexesOnly() {
        UserId reader = Samples.userId();
        List<String> plan =
                DATABASE.get()
                        .inTransaction(
                                handle -> {
                                    handle.execute("SET LOCAL enable_seqscan = off");
                                    return handle.createQuery(
                                                    """
                                                    EXPLAIN SELECT * FROM timelines
                                                    WHERE user_id = :reader
                                                      AND reposted_by IS NULL
                                                      AND tweet_id < :reader
                                                    ORDER BY tweet_id DESC LIMIT 21
                                                    """)
                                            .bind("reader", reader.value())
                                            .mapTo(String.class)
                                            .list();
                                });
        assertThat(String.join("\n", plan))
                .contains("Index Scan Backward using timelines_pkey")
                .doesNotContain("Sort");
    }

    @Test
    void afterACrashEveryTimelineIsCold() {
        List<String> kinds =
                DATABASE.get()
                        .with(
                                handle ->
                                        handle.createQuery(
                                                        """
                                                        SELECT relpersistence::text FROM pg_class
                                                        WHERE relname IN
                                                            ('timelines', 'timeline_readers')
                                                        """)
                                                .mapTo(String.class)
                                                .list());
        // "u": PostgreSQL empties both when it recovers.
        assertThat(kinds).containsExactly("u", "u");
    }

    private static int rowsOf(UserId reader) {
        return DATABASE.get()
                .sql("SELECT count(*) FROM timelines WHERE user_id = :u")
                .bind("u", reader)
                .one(row -> row.getInt(1));
    }

    private static TimelineEntry entry() {
        UserId author = Samples.userId();
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }
}
