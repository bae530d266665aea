package plaza.http.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.search.Searches;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Finding posts, people and hashtags. */
@RestController
@Tag(name = "search")
class SearchController {
    private static final int MAX_LENGTH = 200;

    private final Searches searches;

    SearchController(Searches searches) {
        this.searches = searches;
    }

    @GetMapping("/api/search")
    @Operation(
            summary = "Posts and replies, people, or hashtags that fit, the best first",
            description =
                    "Posts: all words, in any case and with or without accents; `\"a phrase\"`,"
                            + " `-without`, `#hashtag`, `from:username`, `since:2026-03-01`,"
                            + " `until:2026-03-31` (that day is not part of it), in any case and also alone; any"
                            + " other word with a colon, such as `form:ann` or `12:30`, is no"
                            + " operator but words next to each other, and so is an operator with"
                            + " a value that is none, such as `since:yesterday`. People: by name, beginnings, words of the bio,"
                            + " and names that are alike. Hashtags: by their beginning.")
    ResponseEntity<PageOf<SearchResultJson>> search(
            Viewer viewer,
            @Parameter(
                            description = "What to look for",
                            schema = @Schema(minLength = 1, maxLength = MAX_LENGTH))
                    @RequestParam
                    String q,
            @Parameter(description = "What kind") @RequestParam(defaultValue = "posts")
                    SearchTypeJson type,
            Paging paging) {
        return switch (type) {
            case POSTS ->
                    paging.answer(
                            searches.posts(viewer.id(), q, paging.request()), SearchResultJson::of);
            case USERS ->
                    paging.answer(
                            searches.users(viewer.id(), q, paging.request()), SearchResultJson::of);
            case HASHTAGS ->
                    paging.answer(searches.hashtags(q, paging.request()), SearchResultJson::of);
        };
    }

    @GetMapping("/api/search/suggest")
    @Fails(422)
    @Operation(
            summary = "People and hashtags that may be meant, while somebody types",
            description =
                    "By the beginning of a word, and then by words that are alike. Only people"
                            + " after an `@`, only hashtags after a `#`.")
    SuggestionsJson suggest(
            Viewer viewer,
            @Parameter(
                            description = "What was typed so far",
                            schema = @Schema(minLength = 1, maxLength = MAX_LENGTH))
                    @RequestParam
                    String q,
            @Parameter(
                            description = "How many of each at the most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "10"))
                    @RequestParam(defaultValue = "10")
                    int limit) {
        return SuggestionsJson.of(searches.suggest(viewer.id(), q, limit));
    }
}
