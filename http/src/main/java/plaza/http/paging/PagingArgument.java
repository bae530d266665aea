package plaza.http.paging;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.PageRequest;
import plaza.http.problem.MalformedCursorException;

/** Reads {@code limit} and {@code cursor} for controllers that take a {@link Paging}. */
public final class PagingArgument implements HandlerMethodArgumentResolver {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private final Cursors cursors;

    public PagingArgument(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("this is a servlet");
        }
        ListName list = ListName.of(request);
        return new Paging(
                new PageRequest(
                        cursor(list, once(request, ListName.CURSOR)),
                        limit(once(request, ListName.LIMIT))),
                cursors,
                list);
    }

    private @Nullable Cursor cursor(ListName list, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return cursors.open(list.name(), text).orElseThrow(MalformedCursorException::new);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = number && !text.isEmpty() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DomainException.invalid(
                    ListName.LIMIT, "must be a number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    private static @Nullable String once(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw DomainException.invalid(name, "must be given once");
        }
        return values[0];
    }
}
