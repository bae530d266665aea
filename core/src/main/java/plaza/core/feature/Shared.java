package plaza.core.feature;

import java.time.Clock;
import plaza.core.Ids;
import plaza.core.event.Journal;
import plaza.core.setting.Settings;

/** The parts that all features are made with. */
public record Shared(Ports ports, Settings settings, Clock clock, Ids ids) {
    public <P> P port(Class<P> port) {
        return ports.get(port);
    }

    public Journal journal() {
        return ports.get(Journal.class);
    }
}
