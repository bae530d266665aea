package plaza.core.session;

import java.util.Optional;
import plaza.core.id.UserId;

/**
 * Makes and checks the token by which an account knows a device again. It opens nothing: it only
 * tells a device from all others.
 */
public interface KnownDevices {
    /** A token for a device that nobody else can make, and that says nothing to other accounts. */
    String issue(UserId user);

    /** Which device it is; empty for a token that this account has not issued. */
    Optional<String> recognize(UserId user, String token);
}
