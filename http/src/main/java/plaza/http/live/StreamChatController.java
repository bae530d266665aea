package plaza.http.live;

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
import plaza.core.feature.Services;
import plaza.core.id.MessageId;
import plaza.core.id.StreamId;
import plaza.core.live.StreamChat;
import plaza.http.chat.MessageJson;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoints of messages in streams. */
@RestController
@Tag(name = "live streams")
class StreamChatController {
    private final Supplier<StreamChat> chat;

    StreamChatController(Services services) {
        this.chat = services.offered(StreamChat.class);
    }

    @GetMapping("/api/streams/{id}/messages")
    @Operation(
            summary = "What was said in a stream, latest first",
            description = "Also after it has ended.")
    ResponseEntity<PageOf<MessageJson>> list(
            Viewer viewer, @PathVariable StreamId id, Paging paging) {
        return paging.answer(chat.get().list(viewer.id(), id, paging.request()), MessageJson::of);
    }

    @PostMapping("/api/streams/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Fails({403, 409})
    @Operation(
            summary = "Say something in a stream that is live",
            description =
                    "With a `clientId` or an `Idempotency-Key` that was sent before nothing is said"
                            + " again. 429 in slow mode, until the time is over.")
    MessageJson say(
            Viewer viewer,
            @PathVariable StreamId id,
            @Parameter(description = "At most 64 characters, as `clientId`")
                    @RequestHeader(name = HEADER, required = false)
                    @Nullable String key,
            @RequestBody StreamMessageJson body) {
        return MessageJson.of(chat.get().say(viewer.id(), id, body.clientId(key), body.toText()));
    }

    @DeleteMapping("/api/streams/{id}/messages/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(
            summary = "Take something back that was said",
            description = "By its sender, the host and the moderators.")
    void delete(Viewer viewer, @PathVariable StreamId id, @PathVariable MessageId messageId) {
        chat.get().delete(viewer.id(), id, messageId);
    }
}
