package plaza.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The running web server. */
public final class HttpServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private HttpServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts to serve.
     *
     * @param services what the controllers call, each found by its type
     * @throws PortTakenException when another process listens on the port
     */
    public static HttpServer start(HttpSettings settings, Collection<?> services) {
        // Spring would set logging up anew, and lose what is logged meanwhile.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        // Of each of three buffers of a WebSocket, whose messages are short; longer ones go in
        // parts.
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "1024");
        // Tomcat logs by java.util.logging, which would print whatever it likes.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var application = new Application(properties(settings));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> register(context, settings, services));
        try {
            return new HttpServer(application.run());
        } catch (RuntimeException e) {
            if (isCausedByTakenPort(e)) {
                throw new PortTakenException(settings.port(), e);
            }
            throw e;
        }
    }

    /**
     * What is set is what Plaza's own configuration says. The framework would also look at the
     * environment, where it takes what a cloud platform puts there for its own settings ({@code
     * SERVER_PORT}), and believes every {@code X-Forwarded-For} where it recognizes one.
     */
    private static final class Application extends SpringApplication {
        private final Map<String, Object> properties;

        private Application(Map<String, Object> properties) {
            super(HttpConfiguration.class);
            this.properties = properties;
        }

        @Override
        protected void configureEnvironment(ConfigurableEnvironment environment, String[] args) {
            var sources = environment.getPropertySources();
            sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
            sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
            sources.addFirst(new MapPropertySource("plaza", properties));
        }
    }

    private static void register(
            ConfigurableApplicationContext context, HttpSettings settings, Collection<?> services) {
        var factory = context.getBeanFactory();
        factory.registerSingleton("httpSettings", settings);
        int number = 0;
        for (Object service : services) {
            factory.registerSingleton(service.getClass().getName() + "#" + number++, service);
        }
    }

    private static Map<String, Object> properties(HttpSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        properties.put("server.forward-headers-strategy", "none");
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("server.max-http-request-header-size", "16KB");
        // Tomcat would stop accepting; the bounds of plaza.http.connection let nobody be kept out.
        properties.put("server.tomcat.max-connections", -1);
        properties.put("server.tomcat.keep-alive-timeout", "75s");
        properties.put("server.tomcat.max-keep-alive-requests", -1);
        properties.put("server.servlet.register-default-servlet", false);
        properties.put("spring.servlet.multipart.enabled", false);
        properties.put("spring.mvc.formcontent.filter.enabled", false);
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("spring.main.allow-circular-references", false);
        properties.put("plaza.bench", settings.bench());
        properties.put("springdoc.api-docs.path", "/openapi.json");
        properties.put("springdoc.api-docs.version", "openapi_3_1");
        properties.put("springdoc.swagger-ui.path", "/docs");
        properties.put("springdoc.api-docs.enabled", true);
        properties.put("springdoc.swagger-ui.enabled", true);
        properties.put("springdoc.default-produces-media-type", "application/json");
        properties.put("springdoc.writer-with-order-by-keys", true);
        properties.put("springdoc.writer-with-default-pretty-printer", true);
        properties.put("springdoc.override-with-generic-response", false);
        return properties;
    }

    private static boolean isCausedByTakenPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }

    /** What Spring has put together; for tests. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** The port it listens on. */
    public int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("the server is stopped");
    }

    /** Takes no more requests, finishes those under way for at most 5 s, and stops. */
    @Override
    public void close() {
        context.close();
    }
}
