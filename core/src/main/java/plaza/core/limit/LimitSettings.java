package plaza.core.limit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** The settings of the limits of requests and attempts. */
public final class LimitSettings {
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,9}(?:ms|s|m|h|d))");

    public static final Section SECTION = Section.named("limits");

    public static final Setting<Boolean> ENABLED =
            SECTION.add(
                    "enabled",
                    ValueType.bool(),
                    "true",
                    "false turns all of the limits below off.");

    /** Wrong passwords on one account from one address or known device. */
    public static final Setting<List<Limit>> LOGIN_PER_DEVICE =
            SECTION.add(
                    "loginPerDevice",
                    rates(),
                    "5/1m,10/15m,50/24h",
                    "Wrong passwords. Of several rates all hold: the more were wrong, the longer it"
                            + " takes until the next may be tried. On one account from one"
                            + " address, or from one device that has logged in before:");

    /** Wrong passwords on one account from all others. */
    public static final Setting<List<Limit>> LOGIN_PER_ACCOUNT =
            SECTION.add(
                    "loginPerAccount",
                    rates(),
                    "30/15m,100/24h",
                    "On one account from all addresses together, but for those where it is logged"
                            + " in, and for devices that have been:");

    /** Wrong passwords from one address. */
    public static final Setting<Limit> LOGIN_PER_ADDRESS =
            SECTION.add(
                    "loginPerAddress",
                    rate(),
                    "100/15m",
                    "On all accounts from one address (of IPv6, one /64):");

    /** Attempts of one user that went wrong. */
    public static final Setting<Limit> PASSWORD_CHANGES =
            SECTION.add(
                    "passwordChanges",
                    rate(),
                    "10/15m",
                    "By somebody who is logged in and changes the password:");

    public static final Setting<Limit> REGISTRATIONS =
            SECTION.add("registrations", rate(), "60/1h", "Attempts to join from one address.");

    public static final Setting<Limit> REQUESTS =
            SECTION.add(
                    "requests",
                    rate(),
                    "6000/15m",
                    "Requests of one user, of any kind, and of those the ones that change"
                            + " something.");

    public static final Setting<Limit> WRITES = SECTION.add("writes", rate(), "1500/15m", "");

    public static final Setting<Limit> UPLOADS =
            SECTION.add("uploads", rate(), "200/15m", "Files that one user uploads.");

    private LimitSettings() {}

    /** The rules as they are set. */
    public static Limits.Rules rules(Settings settings) {
        return new Limits.Rules(
                settings.get(REQUESTS),
                settings.get(WRITES),
                settings.get(UPLOADS),
                new Limits.LoginRules(
                        settings.get(LOGIN_PER_DEVICE),
                        settings.get(LOGIN_PER_ACCOUNT),
                        settings.get(LOGIN_PER_ADDRESS),
                        settings.get(PASSWORD_CHANGES)),
                settings.get(REGISTRATIONS));
    }

    private static ValueType<Limit> rate() {
        return ValueType.of("a number per time like 10/15m", LimitSettings::parse);
    }

    /** Several rates that all hold. */
    private static ValueType<List<Limit>> rates() {
        ValueType<List<Limit>> any =
                ValueType.listOf("numbers per time like 5/1m,10/15m", LimitSettings::parse);
        return ValueType.of(
                any.allowed(), text -> any.parser().apply(text).filter(all -> !all.isEmpty()));
    }

    private static Optional<Limit> parse(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int permits = Integer.parseInt(matcher.group(1));
        Optional<Duration> window = ValueType.duration().parser().apply(matcher.group(2));
        return window.filter(_ -> permits > 0).map(time -> new Limit(permits, time));
    }
}
