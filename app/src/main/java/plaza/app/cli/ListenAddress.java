package plaza.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import plaza.app.config.Configuration;
import plaza.app.config.ServerSettings;

/** The address and port that a server is to listen on. */
final class ListenAddress {
    private final InetSocketAddress address;

    ListenAddress(Configuration configuration) {
        this.address =
                new InetSocketAddress(
                        configuration.get(ServerSettings.ADDRESS),
                        configuration.get(ServerSettings.PORT));
    }

    int port() {
        return address.getPort();
    }

    /** Says why nobody can listen there now; empty where somebody can. */
    Optional<String> problem() {
        try (var socket = new ServerSocket()) {
            socket.bind(address);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Found out before anything is made; somebody may still be faster until the server listens.
     *
     * @throws CommandException when nobody can listen there
     */
    void require() {
        problem()
                .ifPresent(
                        why -> {
                            throw new CommandException(
                                    "Port %d on %s cannot be used (%s): choose another with --port, or 0 for any free one"
                                            .formatted(port(), address.getHostString(), why));
                        });
    }
}
