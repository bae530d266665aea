package plaza.http.update;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import plaza.core.chat.Messages;
import plaza.core.feature.Services;
import plaza.core.limit.Limits;
import plaza.core.subscription.Bye;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.subscription.UpdateFigures;
import plaza.core.update.Topic;
import plaza.http.problem.Problems;
import plaza.http.security.Origins;
import tools.jackson.databind.json.JsonMapper;

/** Configures the web server for live updates, and their metrics. */
@Configuration(proxyBeanMethods = false)
class UpdateConfiguration {
    /** Messages come in parts of this size; see {@link SocketConnection}. */
    private static final int PART = 1_024;

    /** Binary messages are not understood, whatever is in them. */
    private static final int BINARY = 128;

    @Bean
    StreamOpening streamOpening(LiveUpdates live) {
        return new StreamOpening(live);
    }

    @Bean
    SocketOpening socketOpening(
            LiveUpdates live,
            Services services,
            Limits limits,
            Problems problems,
            JsonMapper mapper,
            Origins origins) {
        return new SocketOpening(
                live,
                new SocketMessages(
                        live, services.offered(Messages.class), limits, problems, mapper),
                origins);
    }

    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        var container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(PART);
        container.setMaxBinaryMessageBufferSize(BINARY);
        return container;
    }

    @Bean
    UpdateStop updateStop(LiveUpdates live) {
        return new UpdateStop(live);
    }

    @Bean
    UpdateFigures updateFigures(LiveUpdates live, MeterRegistry registry) {
        UpdateFigures figures = live.figures();
        for (Kind kind : Kind.values()) {
            Gauge.builder("plaza.updates.connections", figures, f -> f.open(kind))
                    .description("Live connections")
                    .tag("kind", kind.label())
                    .register(registry);
        }
        for (Topic topic : Topic.values()) {
            FunctionCounter.builder("plaza.updates.sent", figures, f -> f.sent(topic))
                    .description("Updates sent to connections")
                    .tag("topic", topic.label())
                    .register(registry);
        }
        for (Bye reason : Bye.values()) {
            FunctionCounter.builder("plaza.updates.dropped", figures, f -> f.dropped(reason))
                    .description("Connections that the server closed")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        FunctionCounter.builder("plaza.updates.resets", figures, UpdateFigures::resets)
                .description("Clients that had to load anew")
                .register(registry);
        return figures;
    }
}
