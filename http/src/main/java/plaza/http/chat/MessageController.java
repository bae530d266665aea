package plaza.http.chat;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.chat.ChatLists;
import plaza.core.chat.Messages;
import plaza.core.feature.Services;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoints of messages. */
@RestController
@Tag(name = "chats")
class MessageController {
    private final Supplier<Messages> messages;
    private final Supplier<ChatLists> lists;

    MessageController(Services services) {
        this.messages = services.offered(Messages.class);
        this.lists = services.offered(ChatLists.class);
    }

    @GetMapping("/api/chats/{id}/messages")
    @Operation(
            summary = "What is said in a chat, latest first",
            description =
                    "What was said before one came, or after one left, is not there; nor is what"
                            + " people say whom one blocks, or what has disappeared.")
    ResponseEntity<PageOf<MessageJson>> list(
            Viewer viewer, @PathVariable ChatId id, Paging paging) {
        return paging.answer(
                lists.get().messages(viewer.id(), id, paging.request()), MessageJson::of);
    }

    @GetMapping("/api/chats/{id}/messages/{messageId}")
    @Operation(summary = "A message")
    MessageJson find(Viewer viewer, @PathVariable ChatId id, @PathVariable MessageId messageId) {
        return MessageJson.of(lists.get().message(viewer.id(), id, messageId));
    }

    @PostMapping("/api/chats/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Fails({403, 404, 409})
    @Operation(
            summary = "Say something in a chat",
            description =
                    "With a `clientId` or an `Idempotency-Key` that was sent before nothing is said"
                            + " again, and what was said then is answered, while it is there. A"
                            + " stranger may send 3 messages before their request is accepted.")
    MessageJson send(
            Viewer viewer,
            @PathVariable ChatId id,
            @Parameter(description = "At most 64 characters, as `clientId`")
                    @RequestHeader(name = HEADER, required = false)
                    @Nullable String key,
            @RequestBody NewMessageJson body) {
        return MessageJson.of(messages.get().send(viewer.id(), id, body.toMessage(key)));
    }

    @DeleteMapping("/api/chats/{id}/messages/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(
            summary = "Take an own message back, for everybody",
            description = "Its place stays, what it said goes.")
    void delete(Viewer viewer, @PathVariable ChatId id, @PathVariable MessageId messageId) {
        messages.get().delete(viewer.id(), id, messageId);
    }

    @PostMapping("/api/chats/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(404)
    @Operation(
            summary = "Tell that one has read a chat, up to a message",
            description =
                    "Never makes anything unread. Messages that disappear after being read begin"
                            + " to. Of a request nobody is told.")
    void read(Viewer viewer, @PathVariable ChatId id, @RequestBody ReadUpToJson body) {
        messages.get().read(viewer.id(), id, body.message());
    }

    @PostMapping("/api/chats/{id}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Tell the others that one is writing", description = "Not kept.")
    void typing(Viewer viewer, @PathVariable ChatId id) {
        messages.get().typing(viewer.id(), id);
    }
}
