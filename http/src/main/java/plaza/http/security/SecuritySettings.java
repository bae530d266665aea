package plaza.http.security;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.secret.Secret;

/**
 * The settings that decide who may call.
 *
 * @param bench whether the endpoints that only a benchmark needs are there
 * @param publicUrl how people reach the server, or null where that is host and port
 * @param origins whose pages may call, besides the server's own
 * @param metricsSecret what monitoring names to read the metrics, or null where only admins may
 */
public record SecuritySettings(
        boolean bench,
        @Nullable URI publicUrl,
        List<String> origins,
        @Nullable Secret metricsSecret) {
    public SecuritySettings {
        origins = List.copyOf(origins);
    }
}
