package plaza.http.chat;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.chat.ChatLists;
import plaza.core.chat.ChatMembers;
import plaza.core.chat.Chats;
import plaza.core.feature.Services;
import plaza.core.id.ChatId;
import plaza.http.graph.PersonPath;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Opening chats, and the list of one's own. */
@RestController
@Tag(name = "chats")
class ChatController {
    private static final String OPERATION = "chats";
    private static final int MOST_UNREAD = 100;

    private final Supplier<Chats> chats;
    private final Supplier<ChatMembers> members;
    private final Supplier<ChatLists> lists;
    private final PersonPath path;
    private final Once once;

    ChatController(Services services, PersonPath path, Once once) {
        this.chats = services.offered(Chats.class);
        this.members = services.offered(ChatMembers.class);
        this.lists = services.offered(ChatLists.class);
        this.path = path;
        this.once = once;
    }

    @GetMapping("/api/chats")
    @Operation(
            summary = "The own chats, the one with the latest message first",
            description =
                    "Chats with strangers are requests until one accepts or answers them; nobody"
                            + " is told that one has read a request.")
    ResponseEntity<PageOf<ChatJson>> list(
            Viewer viewer,
            @Parameter(description = "`inbox`, or `requests`") @RequestParam(defaultValue = "inbox")
                    ChatFolderJson folder,
            Paging paging) {
        boolean accepted = folder == ChatFolderJson.INBOX;
        return paging.answer(
                lists.get().list(viewer.id(), accepted, paging.request()), ChatJson::of);
    }

    @GetMapping("/api/chats/unread")
    @Operation(summary = "In how many chats something is unread; requests do not count")
    UnreadChatsJson unread(Viewer viewer) {
        return new UnreadChatsJson(lists.get().countUnread(viewer.id(), MOST_UNREAD));
    }

    @PostMapping("/api/chats")
    @ApiResponse(
            responseCode = "201",
            description = "The chat, opened now or before",
            content = @Content(schema = @Schema(implementation = ChatJson.class)))
    @Fails({403, 404})
    @Operation(
            summary = "Open a chat with somebody, or make a room",
            description =
                    "Two people have one chat, however often it is opened. A room has an owner, who"
                            + " makes it, and at most 250 members.")
    ResponseEntity<String> open(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody NewChatJson body) {
        String other = body.userId();
        if (body.isRoom() || other == null) {
            return once.create(
                    viewer.id(),
                    key,
                    OPERATION,
                    body,
                    id -> {
                        chats.get()
                                .createRoom(
                                        viewer.id(), new ChatId(id), body.name(), body.people());
                        return find(viewer, new ChatId(id));
                    },
                    id -> find(viewer, new ChatId(id)));
        }
        // Two people have one chat, whatever the key.
        Function<UUID, ChatJson> open =
                _ -> find(viewer, chats.get().open(viewer.id(), path.visible(viewer, other)));
        return once.create(viewer.id(), key, OPERATION, body, open, open);
    }

    @GetMapping("/api/chats/{id}")
    @Operation(summary = "A chat that one is or was in")
    ChatJson find(Viewer viewer, @PathVariable ChatId id) {
        return ChatJson.of(lists.get().find(viewer.id(), id));
    }

    @PatchMapping("/api/chats/{id}")
    @Fails(403)
    @Operation(summary = "Give an own room another name")
    ChatJson rename(Viewer viewer, @PathVariable ChatId id, @RequestBody ChatChangeJson body) {
        chats.get().rename(viewer.id(), id, body.name());
        return ChatJson.of(lists.get().find(viewer.id(), id));
    }

    @PostMapping("/api/chats/{id}/accept")
    @Fails(403)
    @Operation(summary = "Accept a chat that is a request", description = "Idempotent.")
    ChatJson accept(Viewer viewer, @PathVariable ChatId id) {
        members.get().accept(viewer.id(), id);
        return ChatJson.of(lists.get().find(viewer.id(), id));
    }
}
