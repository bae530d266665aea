package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to be said in a stream. */
@Schema(name = "NewStreamMessage")
record StreamMessageJson(
        @Schema(
                        maxLength = 64,
                        description =
                                "What the client calls it: sent again, it is the same message")
                @Nullable String clientId,
        @Schema(maxLength = 500, requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String text) {

    String toText() {
        return text == null ? "" : text;
    }

    String clientId(@Nullable String key) {
        String named = clientId == null ? key : clientId;
        return named == null ? UUID.randomUUID().toString() : named;
    }
}
