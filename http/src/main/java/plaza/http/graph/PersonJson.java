package plaza.http.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.graph.PersonView;
import plaza.core.id.UserId;

/** A person in a list. */
@Schema(name = "Person")
public record PersonJson(
        UserId id,
        String username,
        String displayName,
        @Nullable String bio,
        @Nullable String avatarUrl,
        boolean verified,
        @JsonProperty("private") boolean isPrivate,
        RelationshipJson viewer) {
    public static PersonJson of(PersonView person) {
        Account account = person.account();
        return new PersonJson(
                account.id(),
                account.username(),
                account.profile().displayName(),
                account.profile().bio(),
                account.profile().avatarUrl(),
                account.verified(),
                account.isPrivate(),
                RelationshipJson.of(person.viewer()));
    }
}
