package plaza.cassandra;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory;
import java.time.Duration;
import java.util.List;

/** The options of the driver. */
final class DriverOptions {
    private static final Duration RECONNECT_FIRST = Duration.ofMillis(200);
    private static final Duration RECONNECT_MOST = Duration.ofSeconds(2);

    private DriverOptions() {}

    static DriverConfigLoader of(Cassandra.Address address, Duration timeout) {
        ProgrammaticDriverConfigLoaderBuilder options =
                DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout)
                        .withString(
                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                address.consistency().name())
                        .withString(
                                DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY,
                                address.consistency().ofConditions)
                        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, RECONNECT_FIRST)
                        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, RECONNECT_MOST)
                        .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, timeout)
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, timeout)
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, timeout)
                        .withDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT, timeout)
                        .withDuration(
                                DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT,
                                Cassandra.SCHEMA_WITHIN)
                        // Each change waits until the driver has read the schema: by default a
                        // second later, in case more changes follow.
                        .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ZERO)
                        .withStringList(
                                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                                List.of(address.keyspace()))
                        // Nothing is sent any more by who closes: no need to wait.
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
        if (address.tls() != null) {
            encrypt(options, address.tls());
        }
        return options.build();
    }

    private static void encrypt(ProgrammaticDriverConfigLoaderBuilder options, Cassandra.Tls tls) {
        options.withClass(
                DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, DefaultSslEngineFactory.class);
        if (tls.truststore() != null) {
            options.withString(
                    DefaultDriverOption.SSL_TRUSTSTORE_PATH, tls.truststore().toString());
        }
        if (tls.password() != null) {
            options.withString(
                    DefaultDriverOption.SSL_TRUSTSTORE_PASSWORD, tls.password().reveal());
        }
    }
}
