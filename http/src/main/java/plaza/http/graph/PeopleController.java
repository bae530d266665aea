package plaza.http.graph;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.graph.People;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Looking at people. */
@RestController
@Tag(name = "people")
class PeopleController {
    private final People people;
    private final PersonPath path;

    PeopleController(People people, PersonPath path) {
        this.people = people;
        this.path = path;
    }

    @GetMapping("/api/users/{idOrUsername}")
    @Operation(summary = "A person's profile")
    ProfileJson profile(Viewer viewer, @PathVariable String idOrUsername) {
        return ProfileJson.of(people.open(viewer.id(), path.visible(viewer, idOrUsername)));
    }

    @GetMapping("/api/users/{id}/followers")
    @Operation(summary = "Who follows a person, latest first")
    ResponseEntity<PageOf<PersonJson>> followers(
            Viewer viewer, @PathVariable String id, Paging paging) {
        return paging.answer(
                people.followers(viewer.id(), path.visible(viewer, id), paging.request()),
                PersonJson::of);
    }

    @GetMapping("/api/users/{id}/following")
    @Operation(summary = "Whom a person follows, latest first")
    ResponseEntity<PageOf<PersonJson>> following(
            Viewer viewer, @PathVariable String id, Paging paging) {
        return paging.answer(
                people.following(viewer.id(), path.visible(viewer, id), paging.request()),
                PersonJson::of);
    }

    @GetMapping("/api/users/me/follow-requests")
    @Operation(summary = "Who waits for consent to follow, latest first")
    ResponseEntity<PageOf<PersonJson>> followRequests(Viewer viewer, Paging paging) {
        return paging.answer(people.followRequests(viewer.id(), paging.request()), PersonJson::of);
    }

    @GetMapping("/api/users/me/blocks")
    @Operation(summary = "Whom one blocks, latest first")
    ResponseEntity<PageOf<PersonJson>> blocks(Viewer viewer, Paging paging) {
        return paging.answer(people.blocks(viewer.id(), paging.request()), PersonJson::of);
    }

    @GetMapping("/api/users/me/mutes")
    @Operation(summary = "Whom one mutes, latest first")
    ResponseEntity<PageOf<PersonJson>> mutes(Viewer viewer, Paging paging) {
        return paging.answer(people.mutes(viewer.id(), paging.request()), PersonJson::of);
    }
}
