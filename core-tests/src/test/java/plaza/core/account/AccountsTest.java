package plaza.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Ids;
import plaza.core.event.OvertakenJournal;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.media.MemoryMediaCatalog;

/** Of changes to one account at the same time none undoes another. */
final class AccountsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore store = new MemoryAccountStore();
    private final OvertakenJournal journal =
            new OvertakenJournal(new MemoryJournal(UUID.randomUUID(), clock));
    private final Accounts accounts =
            new Accounts(
                    store,
                    new NoPasswords(),
                    journal,
                    new Ids(clock),
                    clock,
                    new Attachments(new MemoryMediaCatalog(), clock));
    private final UserId ada = given();

    private UserId given() {
        Account account = Samples.account();
        store.insert(account, PasswordHash.NONE);
        return account.id();
    }

    private static ProfileChange change(
            @Nullable String displayName,
            @Nullable String bio,
            @Nullable String avatarUrl,
            @Nullable Boolean isPrivate) {
        return new ProfileChange(
                displayName,
                bio,
                avatarUrl,
                null,
                null,
                null,
                null,
                null,
                isPrivate,
                null,
                null,
                null);
    }

    @Test
    void changesOfDifferentFieldsAtTheSameTimeAllStand() {
        journal.overtakeWith(() -> accounts.update(ada, change(null, null, null, true)));
        Account answered = accounts.update(ada, change(null, "new", null, null));
        journal.overtakeWith(
                () -> accounts.update(ada, change(null, null, "https://example.com/a.jpg", null)));
        accounts.update(ada, change("Ada", null, null, null));

        assertThat(answered.isPrivate()).isTrue();
        Account account = accounts.require(ada);
        assertThat(account.isPrivate()).isTrue();
        assertThat(account.profile().bio()).isEqualTo("new");
        assertThat(account.profile().avatarUrl()).isEqualTo("https://example.com/a.jpg");
        assertThat(account.profile().displayName()).isEqualTo("Ada");
    }

    @Test
    void aRoleAndAProfileAtTheSameTimeBothStand() {
        journal.overtakeWith(() -> accounts.assign(ada, Role.ADMIN));
        assertThat(accounts.update(ada, change(null, "new", null, null)).role())
                .isEqualTo(Role.ADMIN);
        journal.overtakeWith(() -> accounts.update(ada, change(null, "newer", null, null)));
        assertThat(accounts.assign(ada, Role.MEMBER).profile().bio()).isEqualTo("newer");

        assertThat(accounts.require(ada).role()).isEqualTo(Role.MEMBER);
        assertThat(accounts.require(ada).profile().bio()).isEqualTo("newer");
    }

    @Test
    void ofManyChangesAtTheSameTimeNoneIsLost() {
        for (int i = 0; i < 100; i++) {
            String text = "text " + i;
            List<Account> answers =
                    Concurrently.call(
                            3,
                            number ->
                                    switch (number) {
                                        case 0 ->
                                                accounts.update(
                                                        ada, change(text, null, null, null));
                                        case 1 ->
                                                accounts.update(
                                                        ada, change(null, text, null, null));
                                        default -> accounts.assign(ada, Role.ADMIN);
                                    });
            assertThat(answers).hasSize(3);
            Account account = accounts.require(ada);
            assertThat(account.profile().displayName()).isEqualTo(text);
            assertThat(account.profile().bio()).isEqualTo(text);
            assertThat(account.role()).isEqualTo(Role.ADMIN);
            accounts.assign(ada, Role.MEMBER);
        }
    }

    private static final class NoPasswords implements PasswordHasher {
        @Override
        public PasswordHash hash(String password) {
            return PasswordHash.NONE;
        }

        @Override
        public boolean matches(String password, PasswordHash hash) {
            return false;
        }
    }

    @Test
    void namesHaveNoSpacesAroundThemOfWhateverWidth() {
        for (String spaced : List.of("  Wes  ", "Wes\u00a0", "\u3000Wes", "\u200bWes\ufeff")) {
            assertThat(new Registration("wes", "", "", spaced, null, null).displayName())
                    .isEqualTo("Wes");
        }
        assertThat(new Registration("wes", "", "", "We s \u2764\ufe0f", null, null).displayName())
                .isEqualTo("We s \u2764\ufe0f");
    }
}
