package plaza.memory.account;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;

/** Accounts by id, name and address under one lock. Thread-safe. */
public final class MemoryAccountStore implements AccountStore {
    private final TreeMap<UserId, Account> accounts = new TreeMap<>();
    private final Map<UserId, PasswordHash> passwords = new HashMap<>();
    private final Map<String, UserId> usernames = new HashMap<>();
    private final Map<String, UserId> emails = new HashMap<>();
    private final Set<UserId> streamers = new HashSet<>();

    @Override
    public synchronized boolean insert(Account account, PasswordHash password) {
        if (accounts.containsKey(account.id())) {
            return false;
        }
        String username = lower(account.username());
        String email = lower(account.email());
        if (usernames.containsKey(username)) {
            throw DomainException.conflict("username", "This username is taken.");
        }
        if (emails.containsKey(email)) {
            throw DomainException.conflict("email", "This e-mail address is taken.");
        }
        accounts.put(account.id(), account);
        passwords.put(account.id(), password);
        usernames.put(username, account.id());
        emails.put(email, account.id());
        return true;
    }

    @Override
    public synchronized Map<UserId, Account> findAll(Collection<UserId> ids) {
        var found = new HashMap<UserId, Account>();
        for (UserId id : ids) {
            Account account = accounts.get(id);
            if (account != null) {
                found.put(id, account);
            }
        }
        return found;
    }

    @Override
    public synchronized Map<String, Account> findAllByUsername(Collection<String> names) {
        var found = new HashMap<String, Account>();
        for (String name : names) {
            UserId id = usernames.get(lower(name));
            Account account = id == null ? null : accounts.get(id);
            if (account != null) {
                found.put(lower(name), account);
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Account> findByEmail(String email) {
        return Optional.ofNullable(emails.get(lower(email))).map(accounts::get);
    }

    @Override
    public synchronized boolean putProfile(Account account) {
        return put(account, (old, change) -> merge(old, change, old, change.updatedAt()));
    }

    @Override
    public synchronized boolean putStanding(Account account) {
        return put(account, (old, change) -> merge(old, old, change, change.updatedAt()));
    }

    private boolean put(Account account, BinaryOperator<Account> merge) {
        return accounts.computeIfPresent(account.id(), (id, old) -> merge.apply(old, account))
                != null;
    }

    private static Account merge(Account old, Account profile, Account standing, Instant at) {
        return new Account(
                old.id(),
                old.username(),
                old.email(),
                profile.profile(),
                profile.isPrivate(),
                profile.presenceHidden(),
                standing.verified(),
                standing.role(),
                standing.status(),
                old.createdAt(),
                at);
    }

    @Override
    public synchronized Optional<PasswordHash> findPassword(UserId id) {
        return Optional.ofNullable(passwords.get(id));
    }

    @Override
    public synchronized boolean putPassword(UserId id, PasswordHash password) {
        return passwords.replace(id, password) != null;
    }

    @Override
    public synchronized boolean markStreamer(UserId id) {
        return accounts.containsKey(id) && streamers.add(id);
    }

    @Override
    public synchronized Page<Account> list(PageRequest page) {
        Collection<Account> rest =
                page.cursor() == null
                        ? accounts.values()
                        : accounts.tailMap(parse(page.cursor()), false).values();
        List<Account> oneMore = rest.stream().limit(page.limit() + 1L).toList();
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.id().toString()));
    }

    private static UserId parse(Cursor cursor) {
        return UserId.parse(cursor.value()).orElseThrow(Cursor::invalid);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
