package plaza.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plaza.core.setting.HostAndPort;

/**
 * How an engine's servers are spoken to.
 *
 * @param encrypted whether over TLS
 * @param authenticated whether they are told who asks
 */
public record Transport(boolean encrypted, boolean authenticated) {
    private static final Set<String> HERE = Set.of("localhost", "::1", "[::1]");

    /**
     * What stands against speaking so to these servers: nothing, where they are on this machine.
     */
    List<String> doubts(List<HostAndPort> servers) {
        List<String> elsewhere =
                servers.stream()
                        .filter(server -> !isHere(server.host()))
                        .map(HostAndPort::toString)
                        .toList();
        List<String> doubts = new ArrayList<>();
        if (!elsewhere.isEmpty()) {
            String where = String.join(", ", elsewhere);
            if (!encrypted) {
                doubts.add(where + " is spoken to without TLS");
            }
            if (!authenticated) {
                doubts.add(where + " is not told a user and a password");
            }
        }
        return doubts;
    }

    private static boolean isHere(String host) {
        return HERE.contains(host) || host.startsWith("127.");
    }
}
