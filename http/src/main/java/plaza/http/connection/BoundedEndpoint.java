package plaza.http.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections within their bounds. Tomcat's own bound would stop accepting, so that whoever
 * does nothing with theirs keeps everybody else out.
 */
final class BoundedEndpoint extends NioEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedEndpoint.class);

    private @Nullable Connections bounds;

    /** That of the connection which is being accepted, by the one thread that does. */
    private @Nullable PacedChannel accepted;

    BoundedEndpoint() {
        setMaxConnections(-1);
        // Each connection has a channel of its own, which makes its buffers itself.
        getSocketProperties().setBufferPool(0);
        getSocketProperties().setAppReadBufSize(0);
        getSocketProperties().setAppWriteBufSize(0);
    }

    void bound(Connections bounded) {
        this.bounds = bounded;
    }

    private Connections bounds() {
        if (bounds == null) {
            throw new IllegalStateException("the bounds have to be set before the start");
        }
        return bounds;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var channel = new PacedChannel(bounds(), new LazyBuffers());
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)
                    || !bounds().admit(channel, remote.getAddress())) {
                destroySocket(socket);
                return true;
            }
        } catch (IOException e) {
            LOG.debug("A connection was gone before it was accepted", e);
            destroySocket(socket);
            return true;
        }
        accepted = channel;
        boolean begun = super.setSocketOptions(socket);
        if (!begun) {
            bounds().close(channel);
        }
        return begun;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler unused) {
        PacedChannel channel = accepted;
        accepted = null;
        if (channel == null) {
            throw new IllegalStateException("a channel is made for a connection");
        }
        return channel;
    }
}
