package plaza.core.platform;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of reconciliation: holding derived data against its sources. */
public final class ReconcileSettings {
    public static final Section SECTION = Section.named("reconcile");

    /** Between two rounds. */
    public static final Setting<Duration> EVERY =
            SECTION.add(
                    "every",
                    ValueType.duration(),
                    "24h",
                    "How often a server holds counts, timelines and the search index against what"
                            + " they come from, and mends what differs. `./plaza reconcile` does"
                            + " so at once.");

    private ReconcileSettings() {}
}
