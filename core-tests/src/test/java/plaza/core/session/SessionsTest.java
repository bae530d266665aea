package plaza.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.session.MemorySessionStore;

/** How many sessions somebody has. */
final class SessionsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemorySessionStore store = new MemorySessionStore();
    private final Sessions sessions =
            new Sessions(
                    store,
                    accounts,
                    session -> "token",
                    new NoDevices(),
                    new MemoryJournal(UUID.randomUUID(), clock),
                    new Sessions.Terms(clock, new Ids(clock), Duration.ofDays(30)));
    private final Account ada = person();
    private final Account bob = person();

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private Session open(Account account) {
        clock.advance(Duration.ofSeconds(1));
        return sessions.open(account, Client.here("test")).session();
    }

    private static final class NoDevices implements KnownDevices {
        @Override
        public String issue(UserId user) {
            return "device";
        }

        @Override
        public Optional<String> recognize(UserId user, String token) {
            return Optional.empty();
        }
    }

    @Test
    void whoOpensOneTooManyEndsTheirOldest() {
        Session ofAnother = open(bob);
        List<Session> opened = new ArrayList<>();
        for (int i = 0; i < Sessions.MAX_SESSIONS + 2; i++) {
            opened.addFirst(open(ada));
        }

        assertThat(sessions.list(ada.id())).isEqualTo(opened.subList(0, Sessions.MAX_SESSIONS));
        assertThat(sessions.authenticate(opened.getLast().id())).isEmpty();
        assertThat(sessions.authenticate(opened.getFirst().id())).isPresent();
        assertThat(sessions.authenticate(ofAnother.id())).isPresent();
    }

    @Test
    void whoeverHasVeryManyFromBeforeHasNoMoreThanOneMay() {
        Instant now = clock.instant();
        for (int i = 0; i < 10_000; i++) {
            Instant at = now.minusSeconds(i + 1L);
            store.put(
                    new Session(
                            Samples.sessionId(),
                            ada.id(),
                            at,
                            at.plus(Duration.ofDays(30)),
                            null,
                            null));
        }

        Session latest = open(ada);

        assertThat(sessions.list(ada.id())).hasSize(Sessions.MAX_SESSIONS).startsWith(latest);
    }
}
