package plaza.mongodb.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Accounts in the collection {@code users}. Names and addresses are unique by their lower case, in
 * fields of their own. Thread-safe.
 */
public final class MongoAccountStore implements AccountStore {
    private static final String ID = "_id";
    private static final String USERNAME = "usernameFolded";
    private static final String EMAIL = "emailFolded";
    private static final String PASSWORD = "passwordHash";
    private static final String STREAMER = "isStreamer";
    private static final String FULL_NAME = "fullname";

    /** Where the name lies in documents that were not changed since it was called so. */
    private static final String EARLIER_FULL_NAME = "displayName";

    private final Documents users;

    public MongoAccountStore(Mongo mongo) {
        this.users =
                mongo.collection(
                        "users", Index.unique(ascending(USERNAME)), Index.unique(ascending(EMAIL)));
    }

    @Override
    public boolean insert(Account account, PasswordHash password) {
        UUID id = account.id().value();
        String username = lower(account.username());
        String email = lower(account.email());
        Document user =
                new Document(ID, id)
                        .append("id", id)
                        .append("username", account.username())
                        .append("email", account.email())
                        .append(USERNAME, username)
                        .append(EMAIL, email)
                        .append(PASSWORD, password.encoded());
        user.putAll(profile(account));
        user.putAll(standing(account));
        Fields.with(user, "createdAt", account.createdAt());
        if (users.insert(user)) {
            return true;
        }
        // Which of them it was, MongoDB says in words only.
        if (exists(ID, id)) {
            return false;
        }
        if (exists(USERNAME, username)) {
            throw DomainException.conflict("username", "This username is taken.");
        }
        if (exists(EMAIL, email)) {
            throw DomainException.conflict("email", "This e-mail address is taken.");
        }
        throw StorageException.unavailable("The account that was in the way has just gone", null);
    }

    private boolean exists(String field, Object value) {
        return !users.find(eq(field, value), all -> all.projection(include(ID)).limit(1)).isEmpty();
    }

    private static Document profile(Account account) {
        Profile profile = account.profile();
        var fields =
                new Document(FULL_NAME, profile.displayName())
                        .append("bio", profile.bio())
                        .append("avatar", profile.avatarUrl())
                        .append("cover", profile.coverUrl())
                        .append("location", profile.location())
                        .append("website", profile.website())
                        .append("country", profile.country())
                        .append("language", profile.language())
                        .append("isPrivate", account.isPrivate())
                        .append("presenceHidden", account.presenceHidden());
        return Fields.with(fields, "updatedAt", account.updatedAt());
    }

    private static Document standing(Account account) {
        var fields =
                new Document("verified", account.verified())
                        .append("role", lower(account.role().name()))
                        .append("status", lower(account.status().name()));
        return Fields.with(fields, "updatedAt", account.updatedAt());
    }

    private static Account account(Document user) {
        return new Account(
                Fields.user(user, ID),
                user.getString("username"),
                user.getString("email"),
                new Profile(
                        user.getString(user.containsKey(FULL_NAME) ? FULL_NAME : EARLIER_FULL_NAME),
                        user.getString("bio"),
                        user.getString("avatar"),
                        user.getString("cover"),
                        user.getString("location"),
                        user.getString("website"),
                        user.getString("country"),
                        user.getString("language")),
                user.getBoolean("isPrivate"),
                // Not in documents of before.
                user.getBoolean("presenceHidden", false),
                user.getBoolean("verified"),
                Role.valueOf(upper(user.getString("role"))),
                AccountStatus.valueOf(upper(user.getString("status"))),
                Fields.instant(user, "createdAt"),
                Fields.instant(user, "updatedAt"));
    }

    @Override
    public Map<UserId, Account> findAll(Collection<UserId> ids) {
        return Batch.all(ids, some -> byKey(in(ID, Fields.ids(some)), Account::id));
    }

    @Override
    public Map<String, Account> findAllByUsername(Collection<String> usernames) {
        List<String> names = usernames.stream().map(MongoAccountStore::lower).distinct().toList();
        return Batch.all(
                names, some -> byKey(in(USERNAME, some), account -> lower(account.username())));
    }

    private <K> Map<K, Account> byKey(Bson filter, Function<Account, K> key) {
        return users.find(filter).stream()
                .map(MongoAccountStore::account)
                .collect(Collectors.toMap(key, Function.identity()));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return users.findOne(eq(EMAIL, lower(email))).map(MongoAccountStore::account);
    }

    @Override
    public boolean putProfile(Account account) {
        return update(
                account,
                new Document("$set", profile(account))
                        .append("$unset", new Document(EARLIER_FULL_NAME, "")));
    }

    @Override
    public boolean putStanding(Account account) {
        return update(account, new Document("$set", standing(account)));
    }

    private boolean update(Account account, Document change) {
        return users.update(eq(ID, account.id().value()), change);
    }

    @Override
    public Optional<PasswordHash> findPassword(UserId id) {
        return users.findOne(eq(ID, id.value()))
                .map(user -> new PasswordHash(user.getString(PASSWORD)));
    }

    @Override
    public boolean putPassword(UserId id, PasswordHash password) {
        return users.update(
                eq(ID, id.value()),
                new Document("$set", new Document(PASSWORD, password.encoded())));
    }

    @Override
    public boolean markStreamer(UserId id) {
        return users.change(eq(ID, id.value()), new Document("$set", new Document(STREAMER, true)));
    }

    @Override
    public Page<Account> list(PageRequest page) {
        Bson after =
                page.cursor() == null
                        ? Filters.empty()
                        : gt(
                                ID,
                                UserId.parse(page.cursor().value())
                                        .orElseThrow(Cursor::invalid)
                                        .value());
        List<Account> oneMore =
                users.find(after, all -> all.sort(ascending(ID)).limit(page.limit() + 1)).stream()
                        .map(MongoAccountStore::account)
                        .toList();
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.id().toString()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
