package plaza.core.notification;

import java.util.Optional;
import plaza.core.id.UserId;
import plaza.core.session.KnownDevices;

/** Knows no device. */
final class NoDevices implements KnownDevices {
    @Override
    public String issue(UserId user) {
        return "device";
    }

    @Override
    public Optional<String> recognize(UserId user, String token) {
        return Optional.empty();
    }
}
