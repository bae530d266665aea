package plaza.http;

import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.xml.AbstractXmlHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import plaza.http.connection.Client;
import plaza.http.connection.ConnectionSettings;
import plaza.http.json.Json;
import plaza.http.json.JsonBodies;
import plaza.http.metrics.RequestTimers;
import plaza.http.paging.Cursors;
import plaza.http.paging.PagingArgument;
import plaza.http.post.PostRendering;
import plaza.http.problem.ProblemReportValve;
import plaza.http.problem.Problems;
import plaza.http.request.TrustedProxies;
import plaza.http.security.SecuritySettings;
import plaza.http.security.ViewerArgument;
import tools.jackson.databind.json.JsonMapper;

/** How requests become arguments, and results answers. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    JsonMapper jsonMapper(HttpSettings settings) {
        JsonMapper plain = Json.mapper();
        var rendering = new PostRendering(plain, settings.renderedBytes());
        return plain.rebuild().addModule(rendering.module()).build();
    }

    @Bean
    Problems problems(JsonMapper mapper) {
        return new Problems(mapper);
    }

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(
            RequestTimers timers, Problems problems, TrustedProxies proxies) {
        var registration =
                new FilterRegistrationBean<>(new RequestFilter(timers, problems, proxies));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    SecuritySettings securitySettings(HttpSettings settings) {
        return new SecuritySettings(
                settings.bench(),
                settings.publicUrl(),
                settings.origins(),
                settings.metricsSecret());
    }

    @Bean
    ConnectionSettings connectionSettings(HttpSettings settings) {
        return settings.connections();
    }

    @Bean
    TrustedProxies trustedProxies(HttpSettings settings) {
        return settings.proxies();
    }

    @Bean
    ServerHttpMessageConvertersCustomizer converters(JsonMapper mapper, HttpSettings settings) {
        return builder ->
                builder.withJsonConverter(
                                new JsonBodies(mapper, settings.maxBodyBytes(), Client::holds))
                        // Nothing here is XML, and each answer asks every converter.
                        .configureMessageConvertersList(
                                all ->
                                        all.removeIf(
                                                one ->
                                                        one
                                                                instanceof
                                                                AbstractXmlHttpMessageConverter));
    }

    @Bean
    WebMvcConfigurer arguments(HttpSettings settings) {
        var cursors = new Cursors(settings.secret());
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                Conversions.addTo(registry);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new WholeParameters());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ViewerArgument());
                resolvers.add(new PagingArgument(cursors));
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReports() {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            if (context.getParent() instanceof StandardHost host) {
                                host.setErrorReportValveClass(ProblemReportValve.class.getName());
                                host.getPipeline().addValve(new ProblemReportValve());
                            }
                        });
    }
}
