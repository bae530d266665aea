package plaza.app.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What these tests hold is decided above the ports: by a service, which gives the same answers over
 * every adapter that passes the contract of its port, or by HTTP. So the ordinary run has them on
 * {@code solo} alone; the full one also has them on the other blueprint.
 */
@Tag("above-ports")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AbovePorts {}
