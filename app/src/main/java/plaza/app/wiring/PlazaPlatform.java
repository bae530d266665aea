package plaza.app.wiring;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.budget.HeapBudget;
import plaza.app.cli.CommandException;
import plaza.app.cli.Platform;
import plaza.app.config.AccessSettings;
import plaza.app.config.Configuration;
import plaza.app.config.MetricsSettings;
import plaza.app.config.ServerSettings;
import plaza.app.guard.Faults;
import plaza.core.StorageException;
import plaza.core.account.PasswordHasher;
import plaza.core.engine.Engine;
import plaza.core.ledger.PaymentSettings;
import plaza.core.live.LiveSettings;
import plaza.core.secret.Secret;
import plaza.core.session.SessionSettings;
import plaza.core.setting.HostAndPort;
import plaza.core.timeline.TimelineStore;
import plaza.http.HttpServer;
import plaza.http.HttpSettings;
import plaza.http.PortTakenException;
import plaza.http.bench.BenchDeployment;
import plaza.http.connection.ConnectionSettings;
import plaza.http.health.Capabilities;
import plaza.http.request.TrustedProxies;
import plaza.http.security.Argon2Passwords;
import plaza.http.security.DeviceTokens;
import plaza.http.security.JwtTokens;
import plaza.http.security.TokenSecret;
import plaza.http.security.Webhooks;

/** The platform behind the commands. */
public final class PlazaPlatform implements Platform {
    private static final Logger LOG = LoggerFactory.getLogger(PlazaPlatform.class);

    private final Clock clock;
    private final Faults faults;
    private final Supplier<PasswordHasher> hasher;

    public PlazaPlatform() {
        this(Clock.systemUTC(), Faults.NONE, Argon2Passwords::new);
    }

    /**
     * @param faults injected before the calls of ports, for tests
     * @param hasher asked for when a platform is opened: most commands need none
     */
    public PlazaPlatform(Clock clock, Faults faults, Supplier<PasswordHasher> hasher) {
        this.clock = clock;
        this.faults = faults;
        this.hasher = hasher;
    }

    @Override
    public Server serve(Site site) {
        requireOwn(site.configuration().get(ServerSettings.ADDRESS));
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var secret = secret(site);
        var tokens = new JwtTokens(secret, clock);
        Wiring wiring = open(site, secret, tokens, meters);
        try {
            HttpServer http =
                    serve(
                            settings(site.configuration(), secret),
                            beans(site.configuration(), wiring, List.of(tokens, meters)));
            String host = site.configuration().get(ServerSettings.ADDRESS);
            return new RunningServer(
                    URI.create("http://" + host + ":" + http.port()), http, wiring);
        } catch (RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    /** An address of this machine, which is found out before anything is opened. */
    private static void requireOwn(String address) {
        try (var free = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            LOG.debug("{} is an address of this machine", free.getInetAddress());
        } catch (IOException e) {
            throw new CommandException(
                    "server.address: cannot listen on '%s', which is no address of this machine: 127.0.0.1 is for itself alone, 0.0.0.0 for all of its addresses"
                            .formatted(address),
                    e);
        }
    }

    private static HttpSettings settings(Configuration configuration, TokenSecret secret) {
        HeapBudget budget = HeapBudget.of(configuration, Runtime.getRuntime().maxMemory());
        return new HttpSettings(
                configuration.get(ServerSettings.ADDRESS),
                configuration.get(ServerSettings.PORT),
                secret,
                Math.toIntExact(configuration.get(ServerSettings.MAX_BODY)),
                configuration.bench(),
                configuration.get(ServerSettings.PUBLIC_URL).orElse(null),
                new TrustedProxies(configuration.get(AccessSettings.TRUSTED_PROXIES)),
                configuration.get(AccessSettings.ALLOWED_ORIGINS),
                configuration.get(MetricsSettings.SECRET).orElse(null),
                budget.caches().rendered(),
                connections(configuration, budget));
    }

    private static ConnectionSettings connections(Configuration configuration, HeapBudget budget) {
        return new ConnectionSettings(
                budget.connections(),
                configuration.get(AccessSettings.CONNECTIONS_PER_ADDRESS),
                budget.requests(),
                configuration.get(AccessSettings.HEADER_WITHIN),
                configuration.get(AccessSettings.PATIENCE),
                configuration.get(AccessSettings.LEAST_RATE),
                budget.answers());
    }

    /** What the controllers call, each found by its type. */
    private List<Object> beans(Configuration configuration, Wiring wiring, List<Object> more) {
        Wiring.Workers workers = wiring.startWorkers();
        List<Object> beans = new ArrayList<>(wiring.platform().services().all());
        beans.add(wiring.platform().services());
        beans.addAll(workers.projections());
        beans.add(workers.figures());
        beans.add(deployment(configuration));
        beans.add(new Capabilities(configuration.blueprint(), configuration.off()));
        beans.add(
                new Webhooks(
                        configuration.get(LiveSettings.INGEST_SECRET).orElse(null),
                        configuration.get(PaymentSettings.SECRET).orElse(null),
                        clock));
        beans.addAll(wiring.healthChecks());
        beans.addAll(more);
        return beans;
    }

    private static BenchDeployment deployment(Configuration configuration) {
        Map<String, List<String>> engines = new LinkedHashMap<>();
        for (Engine<?> engine : configuration.engines()) {
            if (!engine.isInProcess()) {
                engines.put(
                        engine.name(),
                        engine.addresses(configuration.settings()).stream()
                                .map(HostAndPort::toString)
                                .toList());
            }
        }
        return new BenchDeployment(
                configuration.blueprint(),
                engines,
                configuration.engine(TimelineStore.class).map(Engine::name).orElse(null));
    }

    private static HttpServer serve(HttpSettings settings, List<Object> beans) {
        try {
            return HttpServer.start(settings, beans);
        } catch (PortTakenException e) {
            throw new CommandException(
                    "Port %d is taken: choose another with --port, or 0 for any free one"
                            .formatted(settings.port()),
                    e);
        }
    }

    @Override
    public Operations operations(Site site) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var unhurried = new Site(site.configuration().unhurried(), site.data());
        TokenSecret secret = secret(site);
        return new PlazaOperations(open(unhurried, secret, new JwtTokens(secret, clock), meters));
    }

    private Wiring open(
            Site site, TokenSecret secret, JwtTokens tokens, PrometheusMeterRegistry meters) {
        try {
            return new Wiring(
                    site.configuration(),
                    new Wiring.Dependencies(
                            tokens,
                            new DeviceTokens(secret),
                            secret.derive("playback"),
                            hasher.get(),
                            meters,
                            clock,
                            faults));
        } catch (StorageException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private static TokenSecret secret(Site site) {
        Secret configured = site.configuration().get(SessionSettings.SECRET).orElse(null);
        try {
            return new TokenSecret(
                    configured == null ? site.data().secret("session.secret") : configured);
        } catch (IllegalArgumentException e) {
            throw new CommandException("session.secret: " + e.getMessage(), e);
        }
    }

    private record RunningServer(URI address, HttpServer http, Wiring wiring) implements Server {
        @Override
        public void close() {
            http.close();
            wiring.close();
        }
    }
}
