package plaza.http.recommendation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.recommendation.Recommendations;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoint of recommendations. */
@RestController
@Tag(name = "recommendations")
class RecommendationController {
    private final Recommendations recommendations;

    RecommendationController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @GetMapping("/api/recommendations")
    @Fails(422)
    @Operation(
            summary = "Public posts that one has not seen and may like, the best first",
            description =
                    "Nothing by people whom one follows, nothing that one has liked, passed on,"
                            + " kept or answered, and nothing that has been shown here within a"
                            + " week: the first page is another one each time. Further pages go"
                            + " on with its list, for an hour; a cursor that is older is"
                            + " answered 422.")
    ResponseEntity<PageOf<RecommendationJson>> list(Viewer viewer, Paging paging) {
        return paging.answer(
                recommendations.list(viewer.id(), paging.request()), RecommendationJson::of);
    }
}
