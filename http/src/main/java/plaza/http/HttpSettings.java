package plaza.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.secret.Secret;
import plaza.http.connection.ConnectionSettings;
import plaza.http.request.TrustedProxies;
import plaza.http.security.TokenSecret;

/**
 * How the API is served.
 *
 * @param host the address to listen on
 * @param port 0 takes any free one
 * @param secret signs tokens and cursors; changing it ends every session
 * @param maxBodyBytes larger request bodies are refused
 * @param bench whether the endpoints that only a benchmark needs are there; never where people are
 * @param publicUrl how people reach the server, or null where that is host and port
 * @param proxies whose word counts on where a request comes from
 * @param origins whose pages may call, as browsers write them: {@code https://app.example.org}
 * @param metricsSecret what monitoring names to read the metrics, or null where only admins may
 * @param renderedBytes that may be kept of posts as they are answered
 * @param connections how many there may be, and how long clients are waited for
 */
public record HttpSettings(
        String host,
        int port,
        TokenSecret secret,
        int maxBodyBytes,
        boolean bench,
        @Nullable URI publicUrl,
        TrustedProxies proxies,
        List<String> origins,
        @Nullable Secret metricsSecret,
        long renderedBytes,
        ConnectionSettings connections) {
    /** Room for the longest text, every character escaped, and everything else of a request. */
    public static final int DEFAULT_MAX_BODY_BYTES = 64 * 1024;

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535");
        }
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("maxBodyBytes must be positive");
        }
        origins = List.copyOf(origins);
    }
}
