package plaza.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import plaza.http.json.Texts;

/**
 * Refuses requests with parameters, in query, form or path, that not every engine can hold, before
 * anything is made of them.
 */
final class WholeParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            Texts.whole(name, name);
                            for (String value : values) {
                                Texts.whole(name, value);
                            }
                        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            variables.forEach(
                    (name, value) -> Texts.whole(String.valueOf(name), String.valueOf(value)));
        }
        return true;
    }
}
