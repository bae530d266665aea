package plaza.app.endtoend;

import org.junit.jupiter.api.Tag;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class FeedTest implements FeedContract {
    @Override
    public RunningPlaza plaza() {
        return RunningPlaza.shared();
    }
}
