package plaza.dynamodb.account;

import java.util.Locale;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.dynamodb.Change;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/** Accounts as items. */
final class AccountItems {
    static final String PASSWORD = "passwordHash";
    static final String STREAMER = "isStreamer";

    private static final String ID = "id";
    private static final String USERNAME = "username";
    private static final String EMAIL = "email";
    private static final String FULL_NAME = "fullName";
    private static final String BIO = "bio";
    private static final String AVATAR = "avatar";
    private static final String COVER = "cover";
    private static final String LOCATION = "location";
    private static final String WEBSITE = "website";
    private static final String COUNTRY = "country";
    private static final String LANGUAGE = "language";
    private static final String PRIVATE = "isPrivate";
    private static final String PRESENCE_HIDDEN = "presenceHidden";
    private static final String VERIFIED = "verified";
    private static final String ROLE = "role";
    private static final String STATUS = "status";
    private static final String CREATED = "createdAt";
    private static final String UPDATED = "updatedAt";

    private AccountItems() {}

    static Item of(Key key, Account account) {
        Profile profile = account.profile();
        return Item.at(key)
                .with(ID, account.id())
                .with(USERNAME, account.username())
                .with(EMAIL, account.email())
                .with(FULL_NAME, profile.displayName())
                .with(BIO, profile.bio())
                .with(AVATAR, profile.avatarUrl())
                .with(COVER, profile.coverUrl())
                .with(LOCATION, profile.location())
                .with(WEBSITE, profile.website())
                .with(COUNTRY, profile.country())
                .with(LANGUAGE, profile.language())
                .with(PRIVATE, account.isPrivate())
                .with(PRESENCE_HIDDEN, account.presenceHidden())
                .with(VERIFIED, account.verified())
                .with(ROLE, word(account.role()))
                .with(STATUS, word(account.status()))
                .with(CREATED, account.createdAt())
                .with(UPDATED, account.updatedAt());
    }

    /** What its owner says of it. */
    static Change profile(Account account) {
        Profile profile = account.profile();
        return Change.none()
                .set(FULL_NAME, profile.displayName())
                .set(BIO, profile.bio())
                .set(AVATAR, profile.avatarUrl())
                .set(COVER, profile.coverUrl())
                .set(LOCATION, profile.location())
                .set(WEBSITE, profile.website())
                .set(COUNTRY, profile.country())
                .set(LANGUAGE, profile.language())
                .set(PRIVATE, account.isPrivate())
                .set(PRESENCE_HIDDEN, account.presenceHidden())
                .set(UPDATED, account.updatedAt());
    }

    /** What the platform says of it. */
    static Change standing(Account account) {
        return Change.none()
                .set(VERIFIED, account.verified())
                .set(ROLE, word(account.role()))
                .set(STATUS, word(account.status()))
                .set(UPDATED, account.updatedAt());
    }

    static Account account(Item item) {
        return new Account(
                item.user(ID),
                item.text(USERNAME),
                item.text(EMAIL),
                new Profile(
                        item.text(FULL_NAME),
                        item.optionalText(BIO),
                        item.optionalText(AVATAR),
                        item.optionalText(COVER),
                        item.optionalText(LOCATION),
                        item.optionalText(WEBSITE),
                        item.optionalText(COUNTRY),
                        item.optionalText(LANGUAGE)),
                item.flag(PRIVATE),
                item.flag(PRESENCE_HIDDEN),
                item.flag(VERIFIED),
                Role.valueOf(item.text(ROLE).toUpperCase(Locale.ROOT)),
                AccountStatus.valueOf(item.text(STATUS).toUpperCase(Locale.ROOT)),
                item.instant(CREATED),
                item.instant(UPDATED));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
