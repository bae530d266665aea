package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.MessageId;

/** Up to where a chat was read. */
@Schema(name = "ReadUpTo")
record ReadUpToJson(
        @Schema(description = "Id of the last message that was read; left out: all of it")
                @Nullable String messageId) {
    @Nullable MessageId message() {
        return messageId == null
                ? null
                : MessageId.parse(messageId).orElseThrow(() -> DomainException.notFound("message"));
    }
}
