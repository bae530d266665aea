package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.UserId;

/** A chat as somebody opens it: with one person, or a room. */
@Schema(name = "NewChat")
record NewChatJson(
        @Schema(
                        description =
                                "Id or username of the other, for a chat of two; without members"
                                        + " and name",
                        example = "ada")
                @Nullable String userId,
        @Schema(maxLength = 100, description = "Of a room") @Nullable String name,
        @Schema(description = "Ids of those in a room from the beginning, besides its owner")
                @Nullable List<@Nullable String> members) {

    boolean isRoom() {
        if ((userId == null) == (name == null)) {
            throw DomainException.invalid("userId", "must name somebody, or name must name a room");
        }
        if (userId != null && members != null) {
            throw DomainException.invalid("members", "are of rooms, which have a name");
        }
        return userId == null;
    }

    Set<UserId> people() {
        return people("members", members == null ? List.of() : members);
    }

    static Set<UserId> people(String field, List<@Nullable String> ids) {
        Set<UserId> people = new LinkedHashSet<>();
        for (String id : ids) {
            people.add(
                    UserId.parse(id == null ? "" : id)
                            .orElseThrow(
                                    () -> DomainException.invalid(field, "must be ids of people")));
        }
        return people;
    }
}
