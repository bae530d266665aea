package plaza.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.account.AccountSamples.named;
import static plaza.contracts.account.AccountSamples.spellings;
import static plaza.contracts.account.AccountSamples.suffix;
import static plaza.contracts.account.AccountSamples.withNames;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.FieldError;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;

/** The contract of every {@link AccountStore}: names and addresses, which are taken once. */
public interface AccountNameContract extends Fixtures {
    PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=16384,t=2,p=1$c2FsdA$aGFzaA");

    AccountStore store();

    default Account inserted() {
        Account account = Samples.account();
        store().insert(account, HASH);
        return account;
    }

    default Account find(UserId id) {
        Collection<Account> found = store().findAll(List.of(id)).values();
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }

    @Test
    default void namesAndAddressesAreFoundWhateverTheCase() {
        Account account = named("Mixed" + suffix());
        store().insert(account, HASH);
        String upper = account.username().toUpperCase(Locale.ROOT);
        String lower = account.username().toLowerCase(Locale.ROOT);

        assertThat(store().findAllByUsername(List.of(upper))).isEqualTo(Map.of(lower, account));
        assertThat(store().findAllByUsername(List.of(upper, lower)))
                .isEqualTo(Map.of(lower, account));
        assertThat(store().findByEmail(account.email().toUpperCase(Locale.ROOT))).contains(account);
    }

    @Test
    default void aTakenNameIsRefusedWhateverTheCaseAndLeavesNothingBehind() {
        Account first = named("Taken" + suffix());
        store().insert(first, HASH);

        for (String name : spellings(first.username())) {
            Account second = withNames(Samples.account(), name, suffix() + "@example.com");
            assertConflict("username", second);
            assertThat(store().findAll(List.of(second.id()))).isEmpty();
            assertThat(store().findByEmail(second.email())).isEmpty();
            assertThat(store().findPassword(second.id())).isEmpty();
        }
        assertThat(find(first.id())).isEqualTo(first);
    }

    @Test
    default void aTakenAddressIsRefusedWhateverTheCaseAndLeavesNothingBehind() {
        Account first = inserted();

        for (String email : spellings(first.email())) {
            Account second = withNames(Samples.account(), "n" + suffix(), email);
            assertConflict("email", second);
            assertThat(store().findAll(List.of(second.id()))).isEmpty();
            assertThat(store().findAllByUsername(List.of(second.username()))).isEmpty();
        }
        assertThat(store().findByEmail(first.email())).contains(first);
    }

    @Test
    default void oneOfManyGetsAName() {
        String name = "w" + suffix();

        List<Boolean> won =
                Concurrently.call(
                        16,
                        number ->
                                wins(
                                        "username",
                                        withNames(
                                                Samples.account(),
                                                number % 2 == 0
                                                        ? name
                                                        : name.toUpperCase(Locale.ROOT),
                                                suffix() + "@example.com")));

        assertThat(won).containsOnlyOnce(true);
        assertThat(store().findAllByUsername(List.of(name))).hasSize(1);
    }

    @Test
    default void oneOfManyGetsAnAddress() {
        String email = suffix() + "@example.com";

        List<Boolean> won =
                Concurrently.call(
                        16,
                        number ->
                                wins("email", withNames(Samples.account(), "w" + suffix(), email)));

        assertThat(won).containsOnlyOnce(true);
        assertThat(store().findByEmail(email)).isPresent();
    }

    private boolean wins(String field, Account account) {
        try {
            return store().insert(account, HASH);
        } catch (DomainException e) {
            assertThat(e.errors()).extracting(FieldError::field).containsExactly(field);
            return false;
        }
    }

    private void assertConflict(String field, Account account) {
        DomainException refusal =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        DomainException.class, () -> store().insert(account, HASH));
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
    }
}
