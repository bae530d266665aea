package plaza.cache.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.account.AccountStoreContract;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountStore;
import plaza.core.account.Role;
import plaza.core.cache.Cache;
import plaza.core.event.RebuildAsked;
import plaza.memory.account.MemoryAccountStore;

final class CachedAccountStoreTest implements AccountStoreContract {
    private final MemoryAccountStore stored = new MemoryAccountStore();
    private final CachedAccountStore store =
            new CachedAccountStore(
                    stored, 10_000, Cache.NONE, Duration.ZERO, new SettableClock(Samples.now()));

    @Override
    public AccountStore store() {
        return store;
    }

    private @Nullable Account find(Account account) {
        return store.findAll(List.of(account.id())).get(account.id());
    }

    private Map<String, Account> findByName(Account account) {
        return store.findAllByUsername(List.of(account.username()));
    }

    @Test
    void changesByOthersAreHeard() {
        Account old = Samples.account();
        stored.insert(old, HASH);
        assertThat(find(old)).isEqualTo(old);
        assertThat(findByName(old)).containsValue(old);
        Account admin = old.with(Role.ADMIN, Samples.now());
        stored.putStanding(admin);
        assertThat(find(old)).isEqualTo(old);
        assertThat(findByName(old)).containsValue(old);

        store.on(new AccountChanged(old.id(), Samples.now()));
        assertThat(find(old)).isEqualTo(admin);
        assertThat(findByName(old)).containsValue(admin);
    }

    @Test
    void aRebuildForgetsEverything() {
        Account old = Samples.account();
        stored.insert(old, HASH);
        find(old);
        Account admin = old.with(Role.ADMIN, Samples.now());
        stored.putStanding(admin);
        store.on(new RebuildAsked("caches", old.id(), Samples.now()));
        assertThat(findByName(old)).containsValue(admin);
    }

    @Test
    void aNameThatNobodyHasIsLookedForAgain() {
        Account account = Samples.account();
        assertThat(findByName(account)).isEmpty();
        stored.insert(account, HASH);
        assertThat(findByName(account)).containsValue(account);
        assertThat(find(account)).isEqualTo(account);
    }
}
