package plaza.http.trend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.Page;
import plaza.core.trend.TrendingPosts;
import plaza.core.trend.Trends;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoints of trends. */
@RestController
@Tag(name = "trends")
class TrendController {
    private final Trends trends;
    private final TrendingPosts posts;

    TrendController(Trends trends, TrendingPosts posts) {
        this.trends = trends;
        this.posts = posts;
    }

    @GetMapping("/api/trends")
    @Fails(422)
    @Operation(
            summary = "Hashtags that rise against their own past, the fastest first",
            description =
                    "A person counts once an hour for a hashtag, however often they use it. One"
                            + " page.")
    ResponseEntity<PageOf<TrendJson>> list(
            Viewer viewer,
            @Parameter(
                            description =
                                    "A country (ISO 3166-1, two letters) that people name in their"
                                            + " profile; left out, or world: everybody")
                    @RequestParam(required = false)
                    @Nullable String region,
            Paging paging) {
        return paging.answer(
                new Page<>(trends.list(region, paging.request().limit()), null), TrendJson::of);
    }

    @GetMapping("/api/trends/posts")
    @Operation(
            summary = "Posts that rise against their own past, the fastest first",
            description =
                    "Public posts of the last days. Whoever likes, reposts or answers one counts"
                            + " once an hour for it; its author does not. One page.")
    ResponseEntity<PageOf<TrendingPostJson>> listPosts(Viewer viewer, Paging paging) {
        return paging.answer(
                new Page<>(posts.list(viewer.id(), paging.request().limit()), null),
                TrendingPostJson::of);
    }
}
