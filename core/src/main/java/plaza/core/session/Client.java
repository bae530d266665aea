package plaza.core.session;

import org.jspecify.annotations.Nullable;

/** Who is at the other end of a connection: what it calls itself, and its network address. */
public record Client(@Nullable String name, String address) {
    private static final int MAX_NAME = 256;

    public Client {
        if (name != null && name.length() > MAX_NAME) {
            name = name.substring(0, MAX_NAME);
        }
    }
}
