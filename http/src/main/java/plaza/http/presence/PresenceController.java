package plaza.http.presence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.core.presence.Presence;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.security.Viewer;

/** The endpoint of presence. */
@RestController
@Tag(name = "presence")
class PresenceController {
    private static final int MOST = 100;

    private final Presence presence;

    PresenceController(Presence presence) {
        this.presence = presence;
    }

    @GetMapping("/api/presence")
    @Fails(422)
    @Operation(
            summary = "Whether people are online, and when they were active last",
            description =
                    "Of people who hide it (`presenceHidden` of `PATCH /api/users/me`) nothing is"
                            + " told; people whom one may not see are left out.")
    PageOf<PresenceJson> find(
            Viewer viewer,
            @Parameter(description = "Ids of people, comma between them, at most 100") @RequestParam
                    String ids) {
        return new PageOf<>(
                presence.find(viewer.id(), users(ids)).stream().map(PresenceJson::of).toList(),
                null);
    }

    private static List<UserId> users(String ids) {
        List<UserId> users = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            users.add(
                    UserId.parse(id.strip())
                            .orElseThrow(
                                    () -> DomainException.invalid("ids", "must be ids of people")));
        }
        if (users.size() > MOST) {
            throw DomainException.invalid("ids", "must be at most " + MOST);
        }
        return users;
    }
}
