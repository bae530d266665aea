package plaza.cache.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.cache.FlakyCache;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.account.AccountStoreContract;
import plaza.core.StorageException;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.cache.MemoryCache;

/** Accounts of two servers with one cache between them and the store. */
final class SharedAccountStoreTest implements AccountStoreContract {
    private final SettableClock clock = new SettableClock(Samples.now());
    private final MemoryAccountStore stored = new MemoryAccountStore();
    private final FlakyCache cache = new FlakyCache(new MemoryCache());
    private final CachedAccountStore one = server(stored);

    private CachedAccountStore server(AccountStore behind) {
        return new CachedAccountStore(behind, 10_000, cache, Duration.ofHours(1), clock);
    }

    @Override
    public AccountStore store() {
        return one;
    }

    private static @Nullable Account find(AccountStore at, Account account) {
        return at.findAll(List.of(account.id())).get(account.id());
    }

    private Account stored() {
        Account account = Samples.account();
        stored.insert(account, HASH);
        return account;
    }

    @Test
    void whatOneHasLoadedTheOtherFindsWhole() {
        Account plain = stored();
        Account full =
                plain.with(
                        new Profile(
                                "Ann\nLee",
                                "a bio: \"yes\"",
                                "/api/media/avatars/1.png",
                                null,
                                "the harbour",
                                "https://example.org",
                                "IT",
                                "it"),
                        true,
                        true,
                        Samples.now());
        stored.putProfile(full);

        assertThat(find(one, full)).isEqualTo(full);
        // The store behind has none: it can only come from the cache.
        assertThat(find(server(new MemoryAccountStore()), full)).isEqualTo(full);
    }

    @Test
    void whatOneChangesAServerThatHeardOfNothingLoadsAnew() {
        Account open = stored();
        find(one, open);
        Account closed = open.with(open.profile(), true, false, Samples.now());
        one.putProfile(closed);
        assertThat(find(server(stored), open)).isEqualTo(closed);

        Account admin = closed.with(Role.ADMIN, Samples.now());
        one.putStanding(admin);
        assertThat(find(server(stored), open)).isEqualTo(admin);
    }

    @Test
    void whatTheCacheCannotBeToldIsNotChanged() {
        Account open = stored();
        cache.goAway();
        assertThat(find(one, open)).isEqualTo(open);
        Account closed = open.with(open.profile(), true, false, Samples.now());

        assertThatThrownBy(() -> one.putProfile(closed))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        assertThat(find(stored, open)).isEqualTo(open);
    }
}
