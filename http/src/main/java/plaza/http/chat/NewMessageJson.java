package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.Disappearing;
import plaza.core.chat.MessageType;
import plaza.core.chat.NewMessage;

/** A message as its sender sends it. */
@Schema(name = "NewMessage")
public record NewMessageJson(
        @Schema(
                        maxLength = 64,
                        description =
                                "What the client calls it, in visible ASCII: sent again, it is the"
                                        + " same message. `Idempotency-Key` does the same")
                @Nullable String clientId,
        @Schema(description = "Left out: text") @Nullable MessageType type,
        @Schema(
                        maxLength = 4_000,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description =
                                "A text; of an image or a voice message the key of an upload; of a"
                                        + " video call what to say of it",
                        example = "See you at eight")
                @Nullable String content,
        @Schema(description = "1 to 604800 (7 days); left out: the message stays")
                @Nullable Integer disappearAfterSeconds,
        @Schema(
                        description =
                                "Since when the seconds are counted: since somebody else first"
                                        + " read it, or since it was sent. Left out: read")
                Disappearing.@Nullable From disappearFrom) {

    /**
     * @param key of the request, where the body names none
     */
    public NewMessage toMessage(@Nullable String key) {
        String named = clientId == null ? key : clientId;
        return new NewMessage(
                named == null ? UUID.randomUUID().toString() : named,
                type == null ? MessageType.TEXT : type,
                content == null ? "" : content,
                disappearAfterSeconds == null
                        ? null
                        : new Disappearing(
                                Duration.ofSeconds(disappearAfterSeconds),
                                disappearFrom == null ? Disappearing.From.READ : disappearFrom));
    }
}
