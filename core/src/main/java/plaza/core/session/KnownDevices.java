package plaza.core.session;

import java.util.Optional;
import plaza.core.id.UserId;

/**
 * What a device keeps to be known again by an account that was opened on it. It opens nothing: it
 * only tells a device from all others.
 */
public interface KnownDevices {
    /** A token for a device that nobody else can make, and that says nothing to other accounts. */
    String issue(UserId user);

    /** Which device it is; empty for a token that this account has not issued. */
    Optional<String> recognize(UserId user, String token);
}
