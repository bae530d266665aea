package plaza.http.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request of monitoring, which has named its secret; it is nobody's. */
final class MonitorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    MonitorAuthentication() {
        super(List.of());
        super.setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return "monitoring";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
