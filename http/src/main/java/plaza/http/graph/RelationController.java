package plaza.http.graph;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.account.Account;
import plaza.core.graph.People;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** Following, blocking and muting; each answers how the two stand to each other now. */
@RestController
@Tag(name = "people")
class RelationController {
    private final Relations relations;
    private final People people;
    private final PersonPath path;

    RelationController(Relations relations, People people, PersonPath path) {
        this.relations = relations;
        this.people = people;
        this.path = path;
    }

    @PostMapping("/api/users/{id}/follow")
    @Fails(422)
    @Operation(
            summary = "Follow a person",
            description = "A private account is asked for consent: `requested` is then true.")
    RelationshipJson follow(Viewer viewer, @PathVariable String id) {
        Account person = path.visible(viewer, id);
        relations.follow(viewer.id(), person);
        return relationship(viewer, person);
    }

    @DeleteMapping("/api/users/{id}/follow")
    @Fails(422)
    @Operation(summary = "Unfollow a person, or take the request to follow back")
    RelationshipJson unfollow(Viewer viewer, @PathVariable String id) {
        Account person = path.visible(viewer, id);
        relations.unfollow(viewer.id(), person);
        return relationship(viewer, person);
    }

    @PostMapping("/api/users/{id}/block")
    @Fails(422)
    @Operation(
            summary = "Block a person",
            description =
                    "Ends follows both ways, and hides both from each other everywhere. At most"
                            + " 10,000 people.")
    RelationshipJson block(Viewer viewer, @PathVariable String id) {
        Account person = path.known(viewer, id);
        relations.block(viewer.id(), person);
        return relationship(viewer, person);
    }

    @DeleteMapping("/api/users/{id}/block")
    @Operation(summary = "Unblock a person")
    RelationshipJson unblock(Viewer viewer, @PathVariable String id) {
        Account person = path.known(viewer, id);
        relations.unblock(viewer.id(), person);
        return relationship(viewer, person);
    }

    @PostMapping("/api/users/{id}/mute")
    @Fails(422)
    @Operation(
            summary = "Mute a person, who does not learn of it",
            description = "At most 10,000 people.")
    RelationshipJson mute(Viewer viewer, @PathVariable String id) {
        Account person = path.visible(viewer, id);
        relations.mute(viewer.id(), person);
        return relationship(viewer, person);
    }

    @DeleteMapping("/api/users/{id}/mute")
    @Operation(summary = "Unmute a person")
    RelationshipJson unmute(Viewer viewer, @PathVariable String id) {
        Account person = path.visible(viewer, id);
        relations.unmute(viewer.id(), person);
        return relationship(viewer, person);
    }

    @PostMapping("/api/users/me/follow-requests/{userId}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(409)
    @Operation(
            summary = "Let somebody follow",
            description = "Answers 409 while they follow as many people as one may, 10,000.")
    void accept(Viewer viewer, @PathVariable UserId userId) {
        relations.accept(viewer.id(), userId);
    }

    @PostMapping("/api/users/me/follow-requests/{userId}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Refuse a request to follow")
    void reject(Viewer viewer, @PathVariable UserId userId) {
        relations.reject(viewer.id(), userId);
    }

    private RelationshipJson relationship(Viewer viewer, Account person) {
        return RelationshipJson.of(people.relationship(viewer.id(), person));
    }
}
