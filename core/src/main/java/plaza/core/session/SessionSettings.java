package plaza.core.session;

import java.time.Duration;
import java.util.Optional;
import plaza.core.secret.Secret;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of sessions. */
public final class SessionSettings {
    public static final Section SECTION = Section.named("session");

    public static final Setting<Duration> TTL =
            SECTION.add("ttl", ValueType.duration(), "30d", "How long a login lasts.");

    /** Signs access tokens; one is generated into the data directory where none is set. */
    public static final Setting<Optional<Secret>> SECRET =
            SECTION.optional(
                    "secret",
                    ValueType.signingKey(),
                    "at-least-32-characters-of-your-own",
                    "What access tokens are signed with, at least 32 characters. Left out, one is"
                            + " made once and kept in the data directory. Servers that share their"
                            + " engines need the same. Changing it ends all sessions.");

    private SessionSettings() {}
}
