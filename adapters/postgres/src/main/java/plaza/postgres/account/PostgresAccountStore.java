package plaza.postgres.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import plaza.postgres.Statement;

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

    private static final String PUT_PROFILE =
            """
            UPDATE users SET display_name = :displayName, bio = :bio,
                profile_image_url = :avatarUrl, cover_image_url = :coverUrl,
                location = :location, website = :website, country = :country, language = :language,
                private_account = :isPrivate, presence_hidden = :presenceHidden,
                updated_at = :updatedAt
            WHERE user_id = :id
            """;

    private static final String PUT_STANDING =
            """
            UPDATE users SET verified = :verified, status = :status, role = :role,
                updated_at = :updatedAt
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
                database.sql(INSERT)
                        .bindAll(AccountRow.values(account))
                        .bind("password", password.encoded())
                        .execute();
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
                : select("WHERE user_id = ANY(:keys)", DomainTypes.ids(ids))
                        .byKey(AccountRow::read, Account::id);
    }

    @Override
    public Map<String, Account> findAllByUsername(Collection<String> usernames) {
        String[] names = usernames.stream().map(PostgresAccountStore::lower).toArray(String[]::new);
        return names.length == 0
                ? Map.of()
                : select("WHERE lower(username) = ANY(:keys)", names)
                        .byKey(AccountRow::read, account -> lower(account.username()));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return select("WHERE lower(email) = :keys", lower(email)).list(AccountRow::read).stream()
                .findFirst();
    }

    private Statement select(String where, Object keys) {
        return database.sql(SELECT + where).bind("keys", keys);
    }

    @Override
    public boolean putProfile(Account account) {
        return update(PUT_PROFILE, account);
    }

    @Override
    public boolean putStanding(Account account) {
        return update(PUT_STANDING, account);
    }

    private boolean update(String sql, Account account) {
        return database.sql(sql).bindAll(AccountRow.values(account)).changed();
    }

    @Override
    public Optional<PasswordHash> findPassword(UserId id) {
        return database.sql("SELECT password_hash FROM users WHERE user_id = :id")
                .bind("id", id)
                .find(row -> row.getString(1))
                .map(PasswordHash::new);
    }

    @Override
    public boolean putPassword(UserId id, PasswordHash password) {
        return database.sql("UPDATE users SET password_hash = :password WHERE user_id = :id")
                .bind("id", id)
                .bind("password", password.encoded())
                .changed();
    }

    @Override
    public boolean markStreamer(UserId id) {
        return database.sql(
                        "UPDATE users SET is_streamer = true"
                                + " WHERE user_id = :id AND NOT is_streamer")
                .bind("id", id)
                .changed();
    }

    @Override
    public Page<Account> list(PageRequest page) {
        UserId after =
                page.cursor() == null
                        ? BEFORE_ALL
                        : UserId.parse(page.cursor().value()).orElseThrow(Cursor::invalid);
        return database.sql(SELECT + "WHERE user_id > :after ORDER BY user_id LIMIT :limit")
                .bind("after", after)
                .page(page, AccountRow::read, last -> new Cursor(last.id().toString()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
