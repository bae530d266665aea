package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.engine.EngineFigure;

/** What PostgreSQL says of itself. */
@Tag("engine")
class PostgresFiguresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static double value(String name, Map<String, String> labels) {
        return PostgresFigures.of(DATABASE.get()).stream()
                .filter(figure -> figure.name().equals(name) && figure.labels().equals(labels))
                .mapToDouble(EngineFigure::value)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void rowsThatAreThereAndThatAreDeadAreToldByTable() {
        Map<String, String> users = Map.of("table", "users");
        double live = value("rows.live", users);
        DATABASE.givenUser();
        DATABASE.get().with(handle -> handle.execute("UPDATE users SET bio = 'changed'"));

        // Counted by PostgreSQL when it has time for it.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(value("rows.live", users)).isGreaterThan(live);
                            assertThat(value("rows.dead", users)).isPositive();
                        });
    }

    @Test
    void aTransactionThatStaysOpenIsSeen() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        Thread open =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        DATABASE.get()
                                                .with(
                                                        handle -> {
                                                            handle.begin();
                                                            handle.execute("SELECT 1");
                                                            begun.countDown();
                                                            while (seen.getCount() > 0) {
                                                                LockSupport.parkNanos(1_000_000);
                                                            }
                                                            handle.rollback();
                                                            return true;
                                                        }));
        begun.await();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(value("transaction.longest.seconds", Map.of()))
                                            .isGreaterThan(0.2));
        } finally {
            seen.countDown();
            open.join();
        }
    }

    @Test
    void sizeAndConnectionsAreTold() {
        assertThat(value("size.bytes", Map.of())).isGreaterThan(1_000_000);
        assertThat(value("connections.open", Map.of())).isGreaterThanOrEqualTo(0);
        assertThat(value("transactions.committed", Map.of())).isPositive();
    }
}
