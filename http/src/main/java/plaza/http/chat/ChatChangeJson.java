package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of a room. */
@Schema(name = "ChatChange")
record ChatChangeJson(@Schema(maxLength = 100) @Nullable String name) {}
