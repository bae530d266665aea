package plaza.http.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.CorsFilter;
import plaza.core.limit.Limits;
import plaza.core.presence.Presence;
import plaza.core.session.Sessions;
import plaza.http.limit.RateLimitFilter;
import plaza.http.problem.Problems;

/**
 * The chain that every request goes through: token, rate limit, access. It keeps no state, so
 * everything of Spring Security that serves cookies, forms and sessions is taken out.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            SecuritySettings settings,
            JwtTokens tokens,
            Sessions sessions,
            Presence presence,
            Limits limits,
            Problems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .securityContext(
                        context ->
                                context.securityContextRepository(
                                        new RequestAttributeSecurityContextRepository()))
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(problems::answer)
                                        .accessDeniedHandler(problems::answer))
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().access(new AccessRules(settings.bench())))
                .addFilterBefore(
                        new TokenFilter(tokens, sessions, presence, settings),
                        AuthorizationFilter.class)
                .addFilterBefore(new RateLimitFilter(limits), AuthorizationFilter.class)
                .build();
    }

    @Bean
    Origins origins(SecuritySettings settings) {
        return new Origins(settings.publicUrl(), settings.origins());
    }

    /** Right behind the filter that names requests and answers what the others throw. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(Origins origins) {
        var registration = new FilterRegistrationBean<>(origins.filter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    SessionCookie sessionCookie(SecuritySettings settings) {
        return new SessionCookie(settings.publicUrl());
    }

    /**
     * Refuses paths that are not in their normal form. Methods it leaves to the controllers, which
     * say what is allowed, and header fields to Tomcat, which has checked them.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return problems::answer;
    }
}
