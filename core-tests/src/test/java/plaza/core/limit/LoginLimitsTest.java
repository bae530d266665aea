package plaza.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.limit.RateLimiter.Limit;
import plaza.local.limit.LocalRateLimiter;

/** How the limits of logins work together, with the clock in the hand. */
class LoginLimitsTest {
    private static final Limit MANY = new Limit(1_000_000, Duration.ofMinutes(1));
    private static final NetworkAddress PLACE = NetworkAddress.parse("192.0.2.1").orElseThrow();

    private final SettableClock clock = new SettableClock(Samples.now());
    private final Limits limits =
            new Limits(
                    new LocalRateLimiter(10_000, clock),
                    new Limits.Rules(
                            MANY,
                            MANY,
                            MANY,
                            new Limits.LoginRules(
                                    List.of(
                                            new Limit(3, Duration.ofMinutes(1)),
                                            new Limit(6, Duration.ofMinutes(15)),
                                            new Limit(9, Duration.ofHours(24))),
                                    List.of(new Limit(7, Duration.ofHours(1))),
                                    new Limit(20, Duration.ofMinutes(15)),
                                    MANY),
                            MANY));

    /** When the next may be tried, or null where it was allowed. */
    private @Nullable Duration attempt(String account, NetworkAddress from, boolean known) {
        try {
            assertThat(limits.login(account, from, known)).isNotNull();
            return null;
        } catch (DomainException e) {
            return e.retryAfter();
        }
    }

    @Test
    void theMoreWereWrongTheLongerItTakes() {
        List<Duration> pauses = new ArrayList<>();
        for (int wrong = 0; wrong < 9; ) {
            Duration pause = attempt("ann", PLACE, true);
            if (pause == null) {
                wrong++;
            } else {
                pauses.add(pause);
                clock.advance(pause);
            }
        }
        pauses.add(attempt("ann", PLACE, true));
        assertThat(pauses)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(14), Duration.ofHours(24));
    }

    @Test
    void aRefusalTakesNothingOfAnyLimit() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempt("ann", PLACE, false)).isNull();
        }
        for (int i = 0; i < 100; i++) {
            assertThat(attempt("ann", PLACE, false)).isNotNull();
        }
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThat(attempt("ann", PLACE, false)).isNull();
        }
        assertThat(attempt("ben", PLACE, false)).isNull();
    }

    @Test
    void whoTriesManyAccountsFromOneAddressIsRefused() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempt("account " + i, PLACE, false)).isNull();
        }
        assertThat(attempt("another", PLACE, false)).isNotNull();
        assertThatThrownBy(() -> limits.login("another", PLACE, true))
                .isInstanceOf(DomainException.class);
        limits.loginFromDevice("another", "device").giveBack();
        clock.advance(Duration.ofMinutes(15));
        assertThat(attempt("another", PLACE, false)).isNull();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            limits.login("ann", PLACE, false).giveBack();
            limits.loginFromDevice("ann", "device").giveBack();
        }
        Limits.Attempt once = limits.login("ann", PLACE, false);
        once.giveBack();
        once.giveBack();
        for (int i = 0; i < 3; i++) {
            assertThat(attempt("ann", PLACE, false)).isNull();
        }
        assertThat(attempt("ann", PLACE, false)).isNotNull();
    }
}
