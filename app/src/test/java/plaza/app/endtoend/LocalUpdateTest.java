package plaza.app.endtoend;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.RunningPlaza;

/** Live updates with timelines kept by local, whatever the default. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalUpdateTest implements UpdateContract {
    private final RunningPlaza plaza =
            RunningPlaza.start(Map.of("ports.timelineStore", "local", "timeline.pullAbove", "3"));

    @AfterAll
    void close() {
        plaza.close();
    }

    @Override
    public RunningPlaza plaza() {
        return plaza;
    }
}
