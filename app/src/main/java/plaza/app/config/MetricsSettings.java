package plaza.app.config;

import java.util.Optional;
import plaza.core.secret.Secret;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of access to the metrics. */
public final class MetricsSettings {
    static final Section SECTION = Section.named("metrics");

    /** What monitoring names; only admins may read them where it is not set. */
    public static final Setting<Optional<Secret>> SECRET =
            SECTION.optional(
                    "secret",
                    ValueType.signingKey(),
                    "at-least-32-characters-of-your-own",
                    "What monitoring names as its bearer token to read /metrics, 32 characters or"
                            + " more. Left out, only admins may read it.");

    private MetricsSettings() {}
}
