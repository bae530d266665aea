package plaza.postgres.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.postgres.DomainTypes;

/** An account as a row of {@code users}; status and role are in lower case there. */
final class AccountRow {
    private AccountRow() {}

    static Account read(ResultSet row) throws SQLException {
        var profile =
                new Profile(
                        row.getString("display_name"),
                        row.getString("bio"),
                        row.getString("profile_image_url"),
                        row.getString("cover_image_url"),
                        row.getString("location"),
                        row.getString("website"),
                        row.getString("country"),
                        row.getString("language"));
        return new Account(
                DomainTypes.user(row, "user_id"),
                row.getString("username"),
                row.getString("email"),
                profile,
                row.getBoolean("private_account"),
                row.getBoolean("presence_hidden"),
                row.getBoolean("verified"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                AccountStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                DomainTypes.instant(row, "created_at"),
                DomainTypes.instant(row, "updated_at"));
    }

    static Map<String, @Nullable Object> values(Account account) {
        Profile profile = account.profile();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", account.id());
        values.put("username", account.username());
        values.put("email", account.email());
        values.put("displayName", profile.displayName());
        values.put("bio", profile.bio());
        values.put("avatarUrl", profile.avatarUrl());
        values.put("coverUrl", profile.coverUrl());
        values.put("location", profile.location());
        values.put("website", profile.website());
        values.put("country", profile.country());
        values.put("language", profile.language());
        values.put("verified", account.verified());
        values.put("isPrivate", account.isPrivate());
        values.put("presenceHidden", account.presenceHidden());
        values.put("status", account.status().name().toLowerCase(Locale.ROOT));
        values.put("role", account.role().name().toLowerCase(Locale.ROOT));
        values.put("createdAt", account.createdAt());
        values.put("updatedAt", account.updatedAt());
        return values;
    }
}
