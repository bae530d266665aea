package plaza.cache.account;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.cache.SharedEntries;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.cache.Cache;
import plaza.core.id.UserId;

/**
 * Accounts by id and by username, cached. Passwords, and finding by address, are not. A username
 * stays with its account for good, so only the way from the name to the id is kept for it. Below
 * that the servers share accounts by id.
 */
public final class CachedAccountStore implements AccountStore, CacheListener {
    private final AccountStore delegate;
    private final ReadThrough<UserId, Account> accounts;
    private final ReadThrough<String, UserId> ids;
    private final SharedEntries<UserId, Account> shared;

    /**
     * @param maximumAccounts bound of the accounts held (some 600 bytes each), and of the usernames
     * @param cache that the servers share
     * @param kept for how long it keeps an account
     */
    public CachedAccountStore(
            AccountStore delegate, long maximumAccounts, Cache cache, Duration kept, Clock clock) {
        this.delegate = delegate;
        this.shared = new SharedEntries<>(cache, "user", AccountFormat.INSTANCE, _ -> kept);
        this.accounts =
                new ReadThrough<>(maximumAccounts, account -> 1, Newcomers.UNANNOUNCED, clock);
        this.ids = new ReadThrough<>(maximumAccounts, id -> 1, Newcomers.UNANNOUNCED, clock);
    }

    @Override
    public Map<UserId, Account> findAll(Collection<UserId> userIds) {
        return accounts.getAll(userIds, missing -> shared.getAll(missing, delegate::findAll));
    }

    @Override
    public Map<String, Account> findAllByUsername(Collection<String> usernames) {
        List<String> names = new ArrayList<>(usernames.size());
        for (String username : usernames) {
            names.add(username.toLowerCase(Locale.ROOT));
        }
        Map<String, UserId> known = ids.getAll(names, this::loadIds);
        Map<UserId, Account> held = findAll(known.values());
        Map<String, Account> found = HashMap.newHashMap(known.size());
        known.forEach(
                (name, id) -> {
                    Account account = held.get(id);
                    if (account != null) {
                        found.put(name, account);
                    }
                });
        return found;
    }

    private Map<String, UserId> loadIds(Collection<String> names) {
        Map<String, UserId> loaded = HashMap.newHashMap(names.size());
        delegate.findAllByUsername(names)
                .forEach((name, account) -> loaded.put(name, account.id()));
        return loaded;
    }

    @Override
    public boolean insert(Account account, PasswordHash password) {
        return delegate.insert(account, password);
    }

    @Override
    public boolean putProfile(Account account) {
        return change(account, () -> delegate.putProfile(account));
    }

    @Override
    public boolean putStanding(Account account) {
        return change(account, () -> delegate.putStanding(account));
    }

    private boolean change(Account account, BooleanSupplier write) {
        return accounts.change(() -> shared.change(account.id(), write), account.id());
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return delegate.findByEmail(email);
    }

    @Override
    public Optional<PasswordHash> findPassword(UserId id) {
        return delegate.findPassword(id);
    }

    @Override
    public boolean putPassword(UserId id, PasswordHash password) {
        return delegate.putPassword(id, password);
    }

    @Override
    public boolean markStreamer(UserId id) {
        return delegate.markStreamer(id);
    }

    @Override
    public Page<Account> list(PageRequest page) {
        return delegate.list(page);
    }

    @Override
    public void onAccount(UserId user) {
        accounts.invalidate(user);
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("accounts", accounts, "ids", ids);
    }

    @Override
    public void onRebuild() {
        accounts.invalidateAll();
        ids.invalidateAll();
        shared.clear();
    }
}
