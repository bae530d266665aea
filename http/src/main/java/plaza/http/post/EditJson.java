package plaza.http.post;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;

/** A new text of a post. */
@Schema(name = "Edit")
record EditJson(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        maxLength = 2_000,
                        example = "Hello again #plaza")
                @Nullable String text) {
    String required() {
        if (text == null) {
            throw DomainException.invalid("text", "is missing");
        }
        return text;
    }
}
