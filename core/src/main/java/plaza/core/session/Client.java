package plaza.core.session;

import org.jspecify.annotations.Nullable;
import plaza.core.limit.NetworkAddress;

/**
 * Who is at the other end of a connection.
 *
 * @param name what it calls itself; cut off after 256 characters
 * @param address where it is, or null for one that came by no network
 */
public record Client(@Nullable String name, @Nullable NetworkAddress address) {
    private static final int MAX_NAME = 256;

    public Client {
        if (name != null && name.length() > MAX_NAME) {
            name = name.substring(0, MAX_NAME);
        }
    }
}
