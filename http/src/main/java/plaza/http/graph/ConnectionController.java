package plaza.http.graph;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.Page;
import plaza.core.graph.Connections;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** How people are connected. */
@RestController
@Tag(name = "people")
class ConnectionController {
    private final Connections connections;
    private final PersonPath path;

    ConnectionController(Connections connections, PersonPath path) {
        this.connections = connections;
        this.path = path;
    }

    @GetMapping("/api/users/{id}/mutuals")
    @Operation(summary = "Whom both oneself and a person follow, newest account first")
    ResponseEntity<PageOf<PersonJson>> mutuals(
            Viewer viewer, @PathVariable String id, Paging paging) {
        return paging.answer(
                connections.mutuals(viewer.id(), path.visible(viewer, id), paging.request()),
                PersonJson::of);
    }

    @GetMapping("/api/users/me/suggestions")
    @Operation(
            summary = "Whom one may want to follow, and with whom one shares them",
            description =
                    "Those whom most of the people that one follows follow; among equals the more"
                            + " influential first. One page.")
    ResponseEntity<PageOf<SuggestionJson>> suggestions(Viewer viewer, Paging paging) {
        return paging.answer(
                new Page<>(connections.suggest(viewer.id(), paging.request().limit()), null),
                SuggestionJson::of);
    }

    @GetMapping("/api/users/{id}/path")
    @Operation(
            summary = "The shortest chain of follows from oneself to a person, with both",
            description = "404 when there is none of at most six follows.")
    PageOf<PersonJson> path(Viewer viewer, @PathVariable String id) {
        return new PageOf<>(
                connections.path(viewer.id(), path.visible(viewer, id)).stream()
                        .map(PersonJson::of)
                        .toList(),
                null);
    }
}
