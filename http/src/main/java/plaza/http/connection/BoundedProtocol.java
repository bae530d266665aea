package plaza.http.connection;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** HTTP/1.1 over connections that have bounds. Tomcat makes it by its name. */
public final class BoundedProtocol extends Http11NioProtocol {
    private final BoundedEndpoint endpoint;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(Connections connections) {
        endpoint.bound(connections);
    }

    @Override
    protected Processor createProcessor() {
        return new PacedProcessor(this, getAdapter());
    }

    /** Tells a connection when it has a request under way, and when not. */
    private static final class PacedProcessor extends Http11Processor {
        PacedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> wrapper) throws IOException {
            if (!(wrapper.getSocket() instanceof PacedChannel channel)) {
                return SocketState.CLOSED; // by another thread
            }
            if (!channel.beginWork(request)) {
                channel.refuse();
                return SocketState.CLOSED;
            }
            SocketState state =
                    ScopedValue.where(Client.CONNECTION, channel)
                            .call(() -> super.service(wrapper));
            switch (state) {
                case UPGRADING -> channel.goLive();
                case OPEN, CLOSED -> channel.endWork();
                default -> {
                    // Part of a request is here.
                }
            }
            return state;
        }
    }
}
