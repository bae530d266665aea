package plaza.http.chat;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.chat.ChatLists;
import plaza.core.chat.ChatMembers;
import plaza.core.feature.Services;
import plaza.core.id.ChatId;
import plaza.http.graph.PersonPath;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.security.Viewer;

/** The endpoints of a chat's members. */
@RestController
@Tag(name = "chats")
class MemberController {
    private final Supplier<ChatMembers> members;
    private final Supplier<ChatLists> lists;
    private final PersonPath path;

    MemberController(Services services, PersonPath path) {
        this.members = services.offered(ChatMembers.class);
        this.lists = services.offered(ChatLists.class);
        this.path = path;
    }

    @GetMapping("/api/chats/{id}/members")
    @Fails(403)
    @Operation(summary = "Who is in a chat, by id; at most 250")
    PageOf<MemberJson> list(Viewer viewer, @PathVariable ChatId id) {
        return new PageOf<>(members(viewer, id), null);
    }

    private List<MemberJson> members(Viewer viewer, ChatId id) {
        return lists.get().members(viewer.id(), id).stream().map(MemberJson::of).toList();
    }

    @PostMapping("/api/chats/{id}/members")
    @Fails(403)
    @Operation(
            summary = "Add people to an own room",
            description =
                    "They see what is said from now on. For those who do not follow the viewer it"
                            + " is a request.")
    PageOf<MemberJson> add(
            Viewer viewer, @PathVariable ChatId id, @RequestBody NewMembersJson body) {
        members.get().add(viewer.id(), id, body.people());
        return new PageOf<>(members(viewer, id), null);
    }

    @PatchMapping("/api/chats/{id}/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409})
    @Operation(summary = "Make a member of an own room an owner, or an owner a member")
    void assign(
            Viewer viewer,
            @PathVariable ChatId id,
            @PathVariable String userId,
            @RequestBody MemberChangeJson body) {
        members.get().assign(viewer.id(), id, path.visible(viewer, userId).id(), body.toRole());
    }

    @DeleteMapping("/api/chats/{id}/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 422})
    @Operation(
            summary = "Leave a room (`me`), or take somebody out of an own one",
            description =
                    "Who has left keeps what was said until then, and sees nothing later. When the"
                            + " last owner leaves, whoever has been there longest becomes one.")
    void remove(Viewer viewer, @PathVariable ChatId id, @PathVariable String userId) {
        members.get().remove(viewer.id(), id, path.known(viewer, userId).id());
    }
}
