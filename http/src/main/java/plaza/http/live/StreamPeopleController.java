package plaza.http.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.feature.Services;
import plaza.core.id.StreamId;
import plaza.core.live.StreamPeople;
import plaza.http.graph.PersonPath;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** The endpoints of the people in a stream. */
@RestController
@Tag(name = "live streams")
class StreamPeopleController {
    private final Supplier<StreamPeople> people;
    private final PersonPath path;

    StreamPeopleController(Services services, PersonPath path) {
        this.people = services.offered(StreamPeople.class);
        this.path = path;
    }

    @PostMapping("/api/streams/{id}/participants")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409})
    @Operation(
            summary = "Invite somebody to stream together",
            description = "They accept, or not. At most 8, those who are invited among them.")
    void invite(Viewer viewer, @PathVariable StreamId id, @RequestBody StreamPersonJson body) {
        people.get().invite(viewer.id(), id, path.visible(viewer, body.person()));
    }

    @PostMapping("/api/streams/{id}/participants/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409})
    @Operation(summary = "Accept an invitation to stream together", description = "Idempotent.")
    void accept(Viewer viewer, @PathVariable StreamId id) {
        people.get().accept(viewer.id(), id);
    }

    @DeleteMapping("/api/streams/{id}/participants/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Take part no more (`me`), or, as the host, take somebody out")
    void dismiss(Viewer viewer, @PathVariable StreamId id, @PathVariable String userId) {
        people.get().dismiss(viewer.id(), id, path.known(viewer, userId).id());
    }

    @PutMapping("/api/streams/{id}/moderators/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409, 422})
    @Operation(summary = "Have somebody keep order in the chat of an own stream")
    void addModerator(Viewer viewer, @PathVariable StreamId id, @PathVariable String userId) {
        people.get().setModerator(viewer.id(), id, path.visible(viewer, userId), true);
    }

    @DeleteMapping("/api/streams/{id}/moderators/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Have somebody keep order no more")
    void removeModerator(Viewer viewer, @PathVariable StreamId id, @PathVariable String userId) {
        people.get().setModerator(viewer.id(), id, path.known(viewer, userId), false);
    }

    @PutMapping("/api/streams/{id}/silenced/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409, 422})
    @Operation(
            summary = "Keep somebody from saying anything in the chat",
            description = "For the host and the moderators.")
    void silence(Viewer viewer, @PathVariable StreamId id, @PathVariable String userId) {
        people.get().setSilenced(viewer.id(), id, path.visible(viewer, userId), true);
    }

    @DeleteMapping("/api/streams/{id}/silenced/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Let somebody speak again")
    void unsilence(Viewer viewer, @PathVariable StreamId id, @PathVariable String userId) {
        people.get().setSilenced(viewer.id(), id, path.known(viewer, userId), false);
    }
}
