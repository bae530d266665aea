package plaza.postgres;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineFigure;
import plaza.core.engine.EngineFinding;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.ProvidedServer;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresServerException;
import plaza.postgres.server.PostgresSettings;

/** PostgreSQL: one's own, or the one that it brings, which is embedded in the data directory. */
public final class PostgresEngine implements Engine<Database> {
    private static final Section SECTION =
            Section.named(
                    "postgres",
                    "What lies in it names people and posts that are there too: accounts, posts and"
                            + " what refers to them move together.");

    /** One's own; the embedded one where it is not set. */
    public static final Setting<Optional<PostgresAddress>> URL =
            SECTION.optional(
                    "url",
                    address(),
                    "postgres://plaza:secret@localhost:5432/plaza",
                    "A PostgreSQL (14 or newer) of your own instead of the embedded one:"
                            + " postgres://user:password@host:5432/database or"
                            + " jdbc:postgresql://host:5432/database");

    private static final Setting<Optional<String>> USER =
            SECTION.optional(
                    "user",
                    ValueType.text(),
                    "plaza",
                    "User and password, where they are not in the url.");

    private static final Setting<Optional<Secret>> PASSWORD =
            SECTION.optional("password", ValueType.password(), "secret", "");

    public static final Setting<Integer> POOL_SIZE =
            SECTION.add(
                    "poolSize",
                    ValueType.integer(2, 1_000),
                    "16",
                    "The most connections that the server opens; where data lie on other engines"
                            + " too, or all are in use, up to four more.");

    static {
        SECTION.require(
                settings ->
                        settings.get(URL).isPresent()
                                || (settings.get(USER).isEmpty()
                                        && settings.get(PASSWORD).isEmpty()),
                "postgres.user and postgres.password are for a PostgreSQL of your own: set"
                        + " postgres.url too");
    }

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Database> adapters() {
        return PostgresAdapters.ALL;
    }

    /** Where it is the only one, by the requests alone: without it nothing works anyway. */
    @Override
    public boolean isWatched() {
        return false;
    }

    @Override
    public boolean isThere(EngineSite site) {
        return external(site.settings()).isPresent() || PostgresServer.isIn(site.data());
    }

    /**
     * Starts or joins the embedded server.
     *
     * @throws PostgresServerException when there is none to be had, or one's own cannot be used
     */
    @Override
    public ProvidedServer provide(EngineSite site) {
        Optional<PostgresAddress> external = external(site.settings());
        if (external.isPresent()) {
            external.get().checkVersion();
            return ProvidedServer.none(site.settings());
        }
        PostgresSettings where = PostgresSettings.in(site.data());
        PostgresServer server =
                PostgresServer.open(
                        site.programs() == null ? where : where.withBinariesIn(site.programs()));
        return new ProvidedServer(
                site.settings().with(URL, Optional.of(server.address())), server::close);
    }

    @Override
    public Database open(EngineSite site) {
        PostgresAddress address =
                external(site.settings())
                        .orElseThrow(
                                () -> new IllegalStateException("a server was provided before"));
        return Database.open(
                address.jdbcUrl(),
                address.user(),
                revealed(address.password()),
                site.get(POOL_SIZE),
                site.timeout());
    }

    /** The address that the settings name, with user and password. */
    public static Optional<PostgresAddress> external(Settings settings) {
        return settings.get(URL)
                .map(
                        address ->
                                address.withLogin(
                                        settings.get(USER).orElse(null),
                                        settings.get(PASSWORD).orElse(null)));
    }

    private static @Nullable String revealed(@Nullable Secret password) {
        return password == null ? null : password.reveal();
    }

    @Override
    public void check(Database connection) {
        connection.check();
    }

    @Override
    public List<EngineFigure> figures(Database connection) {
        return PostgresFigures.of(connection);
    }

    @Override
    public EngineFinding examine(EngineSite site, Set<Class<?>> ports) {
        boolean embedded = external(site.settings()).isEmpty();
        try (ProvidedServer server = provide(site)) {
            PostgresAddress address = external(server.settings()).orElseThrow();
            String version = address.checkVersion();
            return EngineFinding.good(
                    "PostgreSQL",
                    version + (embedded ? " (embedded)" : " at " + address.jdbcUrl()),
                    List.of());
        } catch (PostgresServerException e) {
            return EngineFinding.away("PostgreSQL", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return external(settings).map(PostgresAddress::hosts).orElse(List.of());
    }

    @Override
    public Optional<String> benchAddress(Settings settings) {
        return external(settings)
                .map(
                        address ->
                                "%s %s %s"
                                        .formatted(
                                                address.jdbcUrl(),
                                                address.user(),
                                                address.password() == null
                                                        ? ""
                                                        : address.password().reveal()));
    }

    /** It may hold a password. */
    private static ValueType<PostgresAddress> address() {
        return new ValueType<>(
                "like postgres://user:password@host:5432/database or"
                        + " jdbc:postgresql://host:5432/database",
                PostgresEngine::parse,
                true);
    }

    private static Optional<PostgresAddress> parse(String text) {
        try {
            return Optional.of(PostgresAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
