package plaza.core.session;

import java.util.List;
import plaza.core.account.AccountFeature;
import plaza.core.account.AccountStore;
import plaza.core.account.RegistrationCheck;
import plaza.core.event.EventRedo;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.limit.LimitFeature;

/** Logging in, and staying so. */
public final class SessionFeature implements Feature {
    private final SessionStore store;
    private final Sessions sessions;
    private final Logins logins;
    private final Registrations registrations;

    public SessionFeature(Shared shared, LimitFeature limits, AccountFeature accounts) {
        this.store = shared.port(SessionStore.class);
        this.sessions =
                new Sessions(
                        store,
                        shared.port(AccountStore.class),
                        shared.port(TokenIssuer.class),
                        shared.port(KnownDevices.class),
                        shared.journal(),
                        new Sessions.Terms(
                                shared.clock(),
                                shared.ids(),
                                shared.settings().get(SessionSettings.TTL)));
        this.logins = new Logins(accounts.passwords(), sessions, limits.limits());
        this.registrations =
                new Registrations(
                        accounts.accounts(),
                        sessions,
                        limits.limits(),
                        shared.port(RegistrationCheck.class));
    }

    public Sessions sessions() {
        return sessions;
    }

    @Override
    public List<Object> services() {
        return List.of(sessions, logins, registrations);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(SessionEvent.class, _ -> true));
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(new CleanupJob("sessions", store::deleteExpired));
    }
}
