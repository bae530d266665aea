package plaza.opensearch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import plaza.core.StorageException;
import plaza.core.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of OpenSearch's API. Requests and answers are JSON, as its documentation writes them.
 * Thread-safe.
 */
public final class OpenSearch implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CONNECTIONS = 64;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int REFUSED = 400;

    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;
    private final String prefix;

    private OpenSearch(OpenSearchTransport transport, String prefix) {
        this.transport = transport;
        this.client = new OpenSearchGenericClient(transport);
        this.prefix = prefix;
    }

    /**
     * @param user null where nobody has to say who they are
     * @param prefix before the name of every index, for several platforms on one server
     * @param timeout of connecting, and of each answer
     * @throws StorageException when the server does not answer
     */
    public static OpenSearch open(
            URI address,
            @Nullable String user,
            @Nullable Secret password,
            String prefix,
            Duration timeout) {
        var host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        OpenSearchTransport transport =
                ApacheHttpClient5TransportBuilder.builder(host)
                        .setHttpClientConfigCallback(
                                http -> {
                                    if (user != null && password != null) {
                                        var login = new BasicCredentialsProvider();
                                        login.setCredentials(
                                                new AuthScope(host),
                                                new UsernamePasswordCredentials(
                                                        user, password.reveal().toCharArray()));
                                        http.setDefaultCredentialsProvider(login);
                                    }
                                    return http.setConnectionManager(connections(timeout));
                                })
                        .setRequestConfigCallback(
                                request ->
                                        request.setResponseTimeout(
                                                        timeout.toMillis(), TimeUnit.MILLISECONDS)
                                                .setConnectionRequestTimeout(
                                                        timeout.toMillis(), TimeUnit.MILLISECONDS))
                        .build();
        var opensearch = new OpenSearch(transport, prefix);
        try {
            opensearch.check();
        } catch (StorageException e) {
            opensearch.close();
            throw e;
        }
        return opensearch;
    }

    private static PoolingAsyncClientConnectionManager connections(Duration timeout) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                                .build())
                .build();
    }

    /** What a name of an index is on this server. */
    public String index(String name) {
        return prefix + name;
    }

    /**
     * An answer.
     *
     * @param found whether what was asked for is there
     */
    public record Answer(boolean found, JsonNode json) {}

    /** Asks without a body. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /**
     * Sends a request.
     *
     * @param path with its parameters
     * @param body null for none, or what JSON can write
     * @throws StorageException when the server is away, or refuses
     */
    public Answer send(String method, String path, @Nullable Object body) {
        return execute(
                method,
                path,
                body == null ? null : Body.from(JSON.writeValueAsBytes(body), "application/json"));
    }

    /** Sends several objects, a line each, as bulk requests are. */
    public JsonNode sendLines(String path, List<?> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(JSON.writeValueAsString(line)).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return execute("POST", path, Body.from(bytes, "application/x-ndjson")).json();
    }

    private Answer execute(String method, String path, @Nullable Body body) {
        String[] parts = path.split("\\?", 2);
        Map<String, String> parameters = parts.length == 1 ? Map.of() : parameters(parts[1]);
        Request request = Requests.create(method, parts[0], List.of(), parameters, body);
        try (Response response = client.execute(request)) {
            return answer(response);
        } catch (IOException e) {
            throw away(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    private static Answer answer(Response response) {
        String text = response.getBody().map(Body::bodyAsString).orElse("");
        int status = response.getStatus();
        if (status >= REFUSED && status != NOT_FOUND) {
            throw failed(status, text);
        }
        return new Answer(
                status != NOT_FOUND,
                text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
    }

    /**
     * An answer within an answer, as several searches have.
     *
     * @throws StorageException when it is a failure
     */
    public static void checked(JsonNode answer) {
        if (answer.has("error")) {
            int status = answer.path("status").asInt(SERVER_ERROR);
            String reason = answer.get("error").toString();
            throw failed(status, reason);
        }
    }

    private static StorageException failed(int status, String reason) {
        return status == TOO_MANY || status >= SERVER_ERROR
                ? away(new IOException(status + " " + reason))
                : StorageException.permanent("OpenSearch refused: " + reason, null);
    }

    private static StorageException away(Exception e) {
        return StorageException.unavailable("OpenSearch is away", e);
    }

    /**
     * Returns when the server answers and all data that there is can be found.
     *
     * @throws StorageException when that is not so
     */
    public void check() {
        get("/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw away(e);
        }
    }
}
