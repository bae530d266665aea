package plaza.http.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plaza.http.request.TrustedProxies;

/** Has Tomcat keep the bounds of connections. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    /** Connections that wait until they are accepted, in the kernel. */
    private static final int BACKLOG = 1_024;

    /**
     * Nobody sends fields behind a body; Tomcat keeps room for them for each request. Fewer than
     * the nine at which it fails, instead of refusing them, fit into so many bytes.
     */
    private static final int TRAILER = 32;

    @Bean
    Connections connections(
            ConnectionSettings settings, TrustedProxies proxies, MeterRegistry registry) {
        var connections = new Connections(settings, proxies);
        Gauge.builder("plaza.connections.open", connections, Connections::open)
                .description("Open connections")
                .register(registry);
        Gauge.builder("plaza.connections.working", connections, Connections::working)
                .description("Connections with a request under way")
                .register(registry);
        Gauge.builder("plaza.answers.held", connections, Connections::answerBytes)
                .description("Memory of long answers that are being read")
                .baseUnit("bytes")
                .register(registry);
        FunctionCounter.builder("plaza.connections.refused", connections, Connections::refused)
                .description("Connections and requests that there was no room for")
                .register(registry);
        FunctionCounter.builder("plaza.connections.displaced", connections, Connections::displaced)
                .description("Connections closed in favour of others")
                .register(registry);
        return connections;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounds(
            Connections connections, ConnectionSettings settings) {
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> bound(connector, connections, settings));
        };
    }

    private static void bound(
            Connector connector, Connections connections, ConnectionSettings settings) {
        if (!(connector.getProtocolHandler() instanceof BoundedProtocol http)) {
            throw new IllegalStateException("connections have no bounds");
        }
        http.bound(connections);
        http.setAcceptCount(BACKLOG);
        http.setMaxTrailerSize(TRAILER);
        // What a client may have the server wait for at first; PacedChannel takes it from there.
        http.setConnectionTimeout(Math.toIntExact(settings.headerWithin().toMillis()));
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout(Math.toIntExact(settings.patience().toMillis()));
    }
}
