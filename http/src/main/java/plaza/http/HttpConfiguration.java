package plaza.http;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The web layer. Scans this package only; the services that its controllers call are handed in by
 * {@link HttpServer}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {ErrorMvcAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ComponentScan
public class HttpConfiguration {}
