package plaza.core.session;

import org.jspecify.annotations.Nullable;
import plaza.core.limit.NetworkAddress;

/**
 * The client at the other end of a connection.
 *
 * @param name what it calls itself; cut off after 256 characters
 * @param address where it is, or null for one that came by no network
 * @param device what its device keeps to be known again, or null
 */
public record Client(
        @Nullable String name, @Nullable NetworkAddress address, @Nullable String device) {
    private static final int MAX_NAME = 256;

    public Client {
        if (name != null && name.length() > MAX_NAME) {
            name = name.substring(0, MAX_NAME);
        }
    }

    /** One that came by no network: a command, or a test of how fast the server is. */
    public static Client here(String name) {
        return new Client(name, null, null);
    }

    @Override
    public String toString() {
        return "Client[" + name + ", " + address + "]";
    }
}
