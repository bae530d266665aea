package plaza.postgres.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Accounts in the table {@code users}. Thread-safe. */
public final class PostgresAccountStore implements AccountStore {
    private static final UserId BEFORE_ALL = new UserId(new UUID(0, 0));

    private static final String INSERT =
            """
            INSERT INTO users (user_id, username, email, password_hash, display_name, bio,
                profile_image_url, cover_image_url, location, website, country, language,
                verified, private_account, presence_hidden, status, role, created_at, updated_at,
                last_active_at)
            VALUES (:id, :username, :email, :password, :displayName, :bio,
                :avatarUrl, :coverUrl, :location, :website, :country, :language,
                :verified, :isPrivate, :presenceHidden, :status, :role, :createdAt, :updatedAt,
                :createdAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE =
            """
            UPDATE users SET display_name = :displayName, bio = :bio,
                profile_image_url = :avatarUrl, cover_image_url = :coverUrl,
                location = :location, website = :website, country = :country, language = :language,
                verified = :verified, private_account = :isPrivate, presence_hidden = :presenceHidden,
                status = :status, role = :role, updated_at = :updatedAt
            WHERE user_id = :id
            """;

    private static final String SELECT =
            """
            SELECT user_id, username, email, display_name, bio, profile_image_url, cover_image_url,
                location, website, country, language, verified, private_account, presence_hidden,
                status, role, created_at, updated_at
            FROM users
            """;

    private final Database database;

    public PostgresAccountStore(Database database) {
        this.database = database;
    }

    /**
     * Whichever of its indexes a row met first, that it is there already comes before that its name
     * is taken: by itself.
     */
    @Override
    public boolean insert(Account account, PasswordHash password) {
        int added =
                database.with(
                        handle ->
                                handle.createUpdate(INSERT)
                                        .bindMap(AccountRow.values(account))
                                        .bind("password", password.encoded())
                                        .execute());
        if (added == 0 && !findAll(List.of(account.id())).containsKey(account.id())) {
            throw findAllByUsername(List.of(account.username())).isEmpty()
                    ? DomainException.conflict("email", "This e-mail address is taken.")
                    : DomainException.conflict("username", "This username is taken.");
        }
        return added == 1;
    }

    @Override
    public Map<UserId, Account> findAll(Collection<UserId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : byKey(select("WHERE user_id = ANY(:keys)", DomainTypes.ids(ids)), Account::id);
    }

    @Override
    public Map<String, Account> findAllByUsername(Collection<String> usernames) {
        String[] names = usernames.stream().map(PostgresAccountStore::lower).toArray(String[]::new);
        return names.length == 0
                ? Map.of()
                : byKey(
                        select("WHERE lower(username) = ANY(:keys)", names),
                        account -> lower(account.username()));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return select("WHERE lower(email) = :keys", lower(email)).stream().findFirst();
    }

    private List<Account> select(String where, Object keys) {
        return database.with(
                handle ->
                        handle.createQuery(SELECT + where)
                                .bind("keys", keys)
                                .map((row, context) -> AccountRow.read(row))
                                .list());
    }

    private static <K> Map<K, Account> byKey(List<Account> accounts, Function<Account, K> key) {
        return accounts.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    @Override
    public boolean update(Account account) {
        return database.with(
                        handle ->
                                handle.createUpdate(UPDATE)
                                        .bindMap(AccountRow.values(account))
                                        .execute())
                == 1;
    }

    @Override
    public Optional<PasswordHash> findPassword(UserId id) {
        return database.with(
                handle ->
                        handle.createQuery("SELECT password_hash FROM users WHERE user_id = :id")
                                .bind("id", id)
                                .mapTo(String.class)
                                .findOne()
                                .map(PasswordHash::new));
    }

    @Override
    public boolean putPassword(UserId id, PasswordHash password) {
        return database.with(
                        handle ->
                                handle.createUpdate(
                                                "UPDATE users SET password_hash = :password"
                                                        + " WHERE user_id = :id")
                                        .bind("id", id)
                                        .bind("password", password.encoded())
                                        .execute())
                == 1;
    }

    @Override
    public Page<Account> list(PageRequest page) {
        UserId after =
                page.cursor() == null
                        ? BEFORE_ALL
                        : UserId.parse(page.cursor().value()).orElseThrow(Cursor::invalid);
        List<Account> oneMore =
                database.with(
                        handle ->
                                handle.createQuery(
                                                SELECT
                                                        + "WHERE user_id > :after"
                                                        + " ORDER BY user_id LIMIT :limit")
                                        .bind("after", after)
                                        .bind("limit", page.limit() + 1)
                                        .map((row, context) -> AccountRow.read(row))
                                        .list());
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.id().toString()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
