package plaza.http.update;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import plaza.core.DomainException;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateConnection;
import plaza.core.subscription.Watched;
import plaza.http.security.Origins;

/** Turns requests into WebSockets (RFC 6455). */
final class SocketOpening {
    private final LiveUpdates live;
    private final SocketMessages messages;
    private final Origins origins;
    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();

    SocketOpening(LiveUpdates live, SocketMessages messages, Origins origins) {
        this.live = live;
        this.messages = messages;
        this.origins = origins;
    }

    /**
     * Asks for no extension, whatever its client does. Tomcat reads the header by itself, and
     * grants compression: some 100 KiB of native memory for each connection, which nothing counts.
     */
    private static final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isExtensions(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isExtensions(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isExtensions(String name) {
            return name.equalsIgnoreCase(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS);
        }
    }

    /**
     * Whether a request may become a WebSocket.
     *
     * @throws DomainException FORBIDDEN for one that a page makes whose origin may not call
     */
    void check(HttpServletRequest request) {
        origins.check(request);
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade == null || !upgrade.toLowerCase(Locale.ROOT).contains("websocket")) {
            throw DomainException.invalid(
                    HttpHeaders.UPGRADE, "must be websocket: open this as a WebSocket");
        }
    }

    /**
     * Answers the handshake; the connection is closed with the WebSocket, or when there is none.
     */
    void open(
            UpdateConnection connection,
            List<Watched> watched,
            HttpServletRequest request,
            HttpServletResponse response) {
        var socket = new SocketConnection(connection, messages, live.settings().heartbeat());
        boolean opened = false;
        try {
            live.watch(connection, watched);
            var answer = new ServletServerHttpResponse(response);
            opened =
                    handshake.doHandshake(
                            new ServletServerHttpRequest(new Plain(request)),
                            answer,
                            socket,
                            Map.of());
            answer.close();
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }
}
