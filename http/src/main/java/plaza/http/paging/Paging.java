package plaza.http.paging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import plaza.core.Page;
import plaza.core.PageRequest;

/** Which part of a list a request wants, and how its answer tells where the list goes on. */
public final class Paging {
    private final PageRequest request;
    private final Cursors cursors;
    private final ListName list;

    Paging(PageRequest request, Cursors cursors, ListName list) {
        this.request = request;
        this.cursors = cursors;
        this.list = list;
    }

    public PageRequest request() {
        return request;
    }

    /** That of another list of the same reader, without parameters. */
    public Paging of(String path) {
        return new Paging(request, cursors, list.of(path));
    }

    /** The page alone. */
    public <T, R> PageOf<R> page(Page<T> page, Function<T, R> json) {
        List<R> items = new ArrayList<>(page.items().size());
        for (T item : page.items()) {
            items.add(json.apply(item));
        }
        return new PageOf<>(
                items, page.next() == null ? null : cursors.seal(list.name(), page.next()));
    }

    /** The page, with a {@code Link} (RFC 8288) to the next one that keeps all other parameters. */
    public <T, R> ResponseEntity<PageOf<R>> answer(Page<T> page, Function<T, R> json) {
        PageOf<R> answer = page(page, json);
        String next = answer.nextCursor();
        return next == null
                ? ResponseEntity.ok(answer)
                : ResponseEntity.ok()
                        .header(HttpHeaders.LINK, "<" + link(next) + ">; rel=\"next\"")
                        .body(answer);
    }

    private String link(String next) {
        var link = new StringBuilder(list.path()).append("?limit=").append(request.limit());
        list.parameters()
                .forEach(
                        (name, values) -> {
                            for (String value : values) {
                                link.append('&')
                                        .append(encoded(name))
                                        .append('=')
                                        .append(encoded(value));
                            }
                        });
        return link.append("&cursor=").append(next).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
