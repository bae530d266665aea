package plaza.dynamodb.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Accounts in the table {@code users}: {@code USER#<id>, PROFILE}. Each name and each address is an
 * item of its own, by its lower case, which is put on the condition that it is not there; and each
 * account is listed in one of sixteen partitions. Thread-safe.
 */
public final class DynamoAccountStore implements AccountStore {
    private static final String USER = "userId";
    private static final int ACCOUNT = 0;
    private static final int USERNAME = 1;
    private static final String ALL = "USERS";

    private final Dynamo dynamo;
    private final Table users;
    private final Buckets buckets;

    public DynamoAccountStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.users = dynamo.table(Shape.USERS);
        this.buckets = new Buckets(users);
    }

    @Override
    public boolean insert(Account account, PasswordHash password) {
        Item profile =
                AccountItems.of(profile(account.id()), account)
                        .with(AccountItems.PASSWORD, password.encoded())
                        .with(Shape.partition(Shape.BY_NAME), named(account.username()).pk())
                        .with(Shape.sort(Shape.BY_NAME), "USER#" + account.id());
        Item name = Item.at(named(account.username())).with(USER, account.id());
        Item address = Item.at(addressed(account.email())).with(USER, account.id());
        Set<Integer> refused =
                dynamo.refused(
                        List.of(
                                Write.putting(users, profile, Condition.absent()),
                                Write.putting(users, name, Condition.absent()),
                                Write.putting(users, address, Condition.absent()),
                                Write.putting(users, Item.at(listed(account.id())))));
        if (refused.isEmpty()) {
            return true;
        }
        if (refused.contains(ACCOUNT)) {
            return false;
        }
        throw refused.contains(USERNAME)
                ? DomainException.conflict("username", "This username is taken.")
                : DomainException.conflict("email", "This e-mail address is taken.");
    }

    private static Key profile(UserId id) {
        return new Key("USER#" + id, "PROFILE");
    }

    private static Key named(String username) {
        return new Key("USERNAME#" + lower(username), "USERNAME");
    }

    private static Key addressed(String email) {
        return new Key("EMAIL#" + lower(email), "EMAIL");
    }

    private static Key listed(UserId id) {
        return Buckets.key(ALL, id.value(), id.toString());
    }

    @Override
    public Map<UserId, Account> findAll(Collection<UserId> ids) {
        return users
                .getAll(ids.stream().map(DynamoAccountStore::profile).toList())
                .values()
                .stream()
                .map(AccountItems::account)
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    @Override
    public Map<String, Account> findAllByUsername(Collection<String> usernames) {
        List<UserId> ids =
                users
                        .getAll(usernames.stream().map(DynamoAccountStore::named).toList())
                        .values()
                        .stream()
                        .map(name -> name.user(USER))
                        .toList();
        return findAll(ids).values().stream()
                .collect(
                        Collectors.toMap(
                                account -> lower(account.username()), Function.identity()));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return users.get(addressed(email))
                .flatMap(address -> users.get(profile(address.user(USER))))
                .map(AccountItems::account);
    }

    @Override
    public boolean putProfile(Account account) {
        return update(account.id(), AccountItems.profile(account));
    }

    @Override
    public boolean putStanding(Account account) {
        return update(account.id(), AccountItems.standing(account));
    }

    private boolean update(UserId id, Change change) {
        return users.update(profile(id), change, Condition.exists());
    }

    @Override
    public Optional<PasswordHash> findPassword(UserId id) {
        return users.get(profile(id))
                .map(user -> new PasswordHash(user.text(AccountItems.PASSWORD)));
    }

    @Override
    public boolean putPassword(UserId id, PasswordHash password) {
        return update(id, Change.none().set(AccountItems.PASSWORD, password.encoded()));
    }

    @Override
    public boolean markStreamer(UserId id) {
        return users.update(
                profile(id),
                Change.none().set(AccountItems.STREAMER, true),
                Condition.exists().and(Condition.missing(AccountItems.STREAMER)));
    }

    @Override
    public Page<Account> list(PageRequest page) {
        Cursor cursor = page.cursor();
        String after =
                cursor == null
                        ? null
                        : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid).toString();
        List<UserId> oneMore =
                buckets
                        .first(List.of(ALL), bucket -> bucket.after(after).limit(page.limit() + 1))
                        .stream()
                        .map(item -> UserId.parse(item.key().sk()).orElseThrow())
                        .toList();
        Map<UserId, Account> found = findAll(oneMore);
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.toString()))
                .mapPresent(id -> Optional.ofNullable(found.get(id)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
