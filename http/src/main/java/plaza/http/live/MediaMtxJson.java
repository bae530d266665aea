package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plaza.core.live.Playback;

/** The body of MediaMTX's question whether somebody may publish or read. */
@Schema(name = "MediaMtxRequest")
record MediaMtxJson(
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @Nullable String ip,
        @Schema(description = "`publish`, `read` or `playback`") @Nullable String action,
        @Schema(description = "The id of the stream, also behind a folder") @Nullable String path,
        @Nullable String protocol,
        @Nullable String id,
        @Nullable String query) {

    boolean isPublishing() {
        return "publish".equals(action);
    }

    /** The last part of the path. */
    String stream() {
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    @Nullable String key() {
        return password != null && !password.isBlank() ? password : parameter("key=");
    }

    @Nullable String pass() {
        return parameter(Playback.PASS + "=");
    }

    private @Nullable String parameter(String beginning) {
        return query == null
                ? null
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> part.startsWith(beginning))
                        .map(part -> part.substring(beginning.length()))
                        .findFirst()
                        .orElse(null);
    }
}
