package plaza.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection, on HttpCore alone: no pool, no redirects, no cookies, so that
 * the client takes as little as it can of a machine that it shares with the server. Reconnects when
 * the server closed the connection between two requests. For one thread at a time.
 */
public final class ApiConnection implements AutoCloseable {
    private static final int BUFFER = 32 * 1024;
    private static final Timeout PATIENCE = Timeout.ofSeconds(30);

    /** A connection unused for so long is tested before use, as the server may have closed it. */
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final URI server;
    private final Timeout patience;
    private final ConnectionReuseStrategy reuse = DefaultConnectionReuseStrategy.INSTANCE;
    private final HttpCoreContext context = HttpCoreContext.create();
    private byte[] body = new byte[BUFFER];
    private @Nullable DefaultBHttpClientConnection connection;
    private long lastUsed;

    /** One that gives an answer up after half a minute. */
    public ApiConnection(URI server) {
        this(server, PATIENCE);
    }

    private ApiConnection(URI server, Timeout patience) {
        this.server = server;
        this.patience = patience;
    }

    /** One that waits for an answer as long as the server takes, while the server is there. */
    public static ApiConnection patient(URI server) {
        return new ApiConnection(server, Timeout.DISABLED);
    }

    public Reply get(String path, @Nullable String authorization) throws IOException {
        return exchange(request("GET", path, authorization));
    }

    public Reply delete(String path, @Nullable String authorization) throws IOException {
        return exchange(request("DELETE", path, authorization));
    }

    public Reply post(String path, @Nullable String authorization, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return post(path, authorization, ContentType.APPLICATION_JSON.getMimeType(), bytes);
    }

    /** Sends bytes of any type. */
    public Reply post(String path, @Nullable String authorization, String type, byte[] bytes)
            throws IOException {
        ClassicHttpRequest request = request("POST", path, authorization);
        request.setEntity(new ByteArrayEntity(bytes, ContentType.parse(type)));
        request.addHeader(HttpHeaders.CONTENT_TYPE, type);
        request.addHeader(HttpHeaders.CONTENT_LENGTH, bytes.length);
        return exchange(request);
    }

    private ClassicHttpRequest request(String method, String path, @Nullable String authorization) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
        request.addHeader(HttpHeaders.HOST, server.getAuthority());
        if (authorization != null) {
            request.addHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        return request;
    }

    private Reply exchange(ClassicHttpRequest request) throws IOException {
        DefaultBHttpClientConnection open = open();
        boolean reusable = false;
        try {
            open.sendRequestHeader(request);
            if (request.getEntity() != null) {
                open.sendRequestEntity(request);
            }
            open.flush();
            try (ClassicHttpResponse response = open.receiveResponseHeader()) {
                if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
                    open.receiveResponseEntity(response);
                }
                int length = read(response.getEntity());
                reusable = reuse.keepAlive(request, response, context);
                return new Reply(response.getCode(), body, length);
            }
        } catch (HttpException e) {
            throw new IOException("The server did not speak HTTP: " + e.getMessage(), e);
        } finally {
            lastUsed = System.nanoTime();
            if (!reusable) {
                close();
            }
        }
    }

    private int read(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return 0;
        }
        try (InputStream content = entity.getContent()) {
            int length = 0;
            for (int n = content.read(body, 0, body.length);
                    n >= 0;
                    n = content.read(body, length, body.length - length)) {
                length += n;
                if (length == body.length) {
                    body = Arrays.copyOf(body, 2 * length);
                }
            }
            return length;
        }
    }

    private DefaultBHttpClientConnection open() throws IOException {
        if (connection != null
                && System.nanoTime() - lastUsed > IDLE_NANOS
                && connection.isStale()) {
            close();
        }
        if (connection == null) {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(
                    new InetSocketAddress(server.getHost(), server.getPort()),
                    PATIENCE.toMillisecondsIntBound());
            DefaultBHttpClientConnection fresh =
                    new DefaultBHttpClientConnection(
                            Http1Config.custom().setBufferSize(BUFFER).build());
            fresh.bind(socket);
            fresh.setSocketTimeout(patience);
            connection = fresh;
        }
        return connection;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
            connection = null;
        }
    }
}
