package plaza.app.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import plaza.app.cli.Platform;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationLoader;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.app.guard.Faults;
import plaza.app.wiring.Wiring;
import plaza.core.account.PasswordHasher;
import plaza.core.secret.Secret;
import plaza.http.security.Argon2Passwords;
import plaza.http.security.DeviceTokens;
import plaza.http.security.JwtTokens;
import plaza.http.security.TokenSecret;

/** The platform on a database, without a web server and without workers. */
public final class WiringForTests {
    private WiringForTests() {}

    /**
     * With the default settings, and caches that hold nothing yet.
     *
     * @param folder the data directory
     */
    public static Wiring open(TestDatabase database, Path folder) {
        return open(database, folder, new SimpleMeterRegistry());
    }

    /**
     * @param meters count the calls of ports
     */
    public static Wiring open(TestDatabase database, Path folder, MeterRegistry meters) {
        return open(
                database.in(
                        ConfigurationLoader.defaults(
                                List.of(new Option("test", "data", folder.toString())))),
                meters);
    }

    /**
     * As a server's, but cheap: tests register thousands of people, and half of what they computed
     * was hashes.
     */
    static final PasswordHasher PASSWORDS = new Argon2Passwords(64, 1);

    /** On the same engines as a server. */
    static Wiring open(Platform.Site site) {
        return open(site.configuration(), new SimpleMeterRegistry());
    }

    private static Wiring open(Configuration configuration, MeterRegistry meters) {
        var secret = new TokenSecret(Secret.of("a secret of the tests, long enough for HS256"));
        Clock clock = Clock.systemUTC();
        return new Wiring(
                configuration,
                new Wiring.Dependencies(
                        new JwtTokens(secret, clock),
                        new DeviceTokens(secret),
                        secret.derive("playback"),
                        PASSWORDS,
                        meters,
                        clock,
                        Faults.NONE));
    }
}
