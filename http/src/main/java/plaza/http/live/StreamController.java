package plaza.http.live;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.feature.Services;
import plaza.core.id.StreamId;
import plaza.core.live.StreamLists;
import plaza.core.live.StreamStatus;
import plaza.core.live.Streams;
import plaza.core.live.Watching;
import plaza.http.graph.PersonPath;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Live streams: planning, going live, watching, ending. */
@RestController
@Tag(name = "live streams")
class StreamController {
    private static final String OPERATION = "streams";

    private final Supplier<Streams> streams;
    private final Supplier<StreamLists> lists;
    private final Supplier<Watching> watching;
    private final PersonPath path;
    private final Once once;

    StreamController(Services services, PersonPath path, Once once) {
        this.streams = services.offered(Streams.class);
        this.lists = services.offered(StreamLists.class);
        this.watching = services.offered(Watching.class);
        this.path = path;
        this.once = once;
    }

    @GetMapping("/api/streams")
    @Operation(
            summary = "Streams: the live ones, most watched first, or others, latest made first",
            description =
                    "Live streams move in the list while it is read: one may be on two pages, or on"
                            + " none.")
    ResponseEntity<PageOf<StreamJson>> list(
            Viewer viewer,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"live", "scheduled", "ended"},
                                            defaultValue = "live"))
                    @RequestParam(defaultValue = "live")
                    StreamStatus status,
            Paging paging) {
        return paging.answer(
                lists.get().list(viewer.id(), status, paging.request()), StreamJson::of);
    }

    @GetMapping("/api/users/{person}/streams")
    @Operation(summary = "Somebody's streams, latest made first")
    ResponseEntity<PageOf<StreamJson>> listByHost(
            Viewer viewer, @PathVariable String person, Paging paging) {
        return paging.answer(
                lists.get().listByHost(viewer.id(), path.visible(viewer, person), paging.request()),
                StreamJson::of);
    }

    @PostMapping("/api/streams")
    @ApiResponse(
            responseCode = "201",
            description = "The stream, scheduled",
            content = @Content(schema = @Schema(implementation = StreamJson.class)))
    @Fails({404, 409})
    @Operation(
            summary = "Plan a stream",
            description =
                    "It is seen at once, by whoever may see its host's posts. At most 20 of a host"
                            + " have not ended.")
    ResponseEntity<String> create(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody NewStreamJson body) {
        return once.create(
                viewer.id(),
                key,
                OPERATION,
                body,
                uuid -> {
                    var id = new StreamId(uuid);
                    streams.get().create(viewer.account(), id, body.toDetails());
                    return find(viewer, id);
                },
                uuid -> find(viewer, new StreamId(uuid)));
    }

    @GetMapping("/api/streams/{id}")
    @Operation(summary = "A stream, with its viewers of this moment")
    StreamJson find(Viewer viewer, @PathVariable StreamId id) {
        return StreamJson.of(lists.get().find(viewer.id(), id));
    }

    @PutMapping("/api/streams/{id}")
    @Fails(403)
    @Operation(summary = "Say something else of an own stream", description = "All of it anew.")
    StreamJson change(Viewer viewer, @PathVariable StreamId id, @RequestBody NewStreamJson body) {
        streams.get().change(viewer.id(), id, body.toDetails());
        return find(viewer, id);
    }

    @DeleteMapping("/api/streams/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({403, 409})
    @Operation(summary = "Take an own stream back that has not begun")
    void delete(Viewer viewer, @PathVariable StreamId id) {
        streams.get().delete(viewer.id(), id);
    }

    @PostMapping("/api/streams/{id}/start")
    @Fails({403, 409})
    @Operation(
            summary = "Go live",
            description =
                    "Idempotent. Followers are told. Also done by the encoder that publishes with"
                            + " the stream's key.")
    StreamJson start(Viewer viewer, @PathVariable StreamId id) {
        streams.get().start(viewer.id(), id);
        return find(viewer, id);
    }

    @PostMapping("/api/streams/{id}/end")
    @Fails({403, 409})
    @Operation(summary = "End an own stream, for good", description = "Idempotent.")
    StreamJson end(Viewer viewer, @PathVariable StreamId id) {
        streams.get().end(viewer.id(), id);
        return find(viewer, id);
    }

    @PostMapping("/api/streams/{id}/join")
    @Fails(409)
    @Operation(
            summary = "Watch, or still watch",
            description =
                    "To be repeated every ten seconds or so: who is silent for 30 seconds is gone.")
    ViewersJson join(Viewer viewer, @PathVariable StreamId id) {
        return ViewersJson.of(watching.get().join(viewer.id(), id));
    }

    @PostMapping("/api/streams/{id}/leave")
    @Operation(summary = "Watch no more")
    ViewersJson leave(Viewer viewer, @PathVariable StreamId id) {
        return ViewersJson.of(watching.get().leave(viewer.id(), id));
    }

    @PostMapping("/api/streams/{id}/key")
    @Fails({403, 409})
    @Operation(
            summary = "A new key for the own encoder",
            description =
                    "Shown this once; the key before is worth nothing from then on. It ends with the"
                            + " stream.")
    StreamKeyJson renewKey(Viewer viewer, @PathVariable StreamId id) {
        return new StreamKeyJson(streams.get().renewKey(viewer.id(), id).reveal());
    }

    @DeleteMapping("/api/streams/{id}/key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Make the key of an own stream worth nothing")
    void revokeKey(Viewer viewer, @PathVariable StreamId id) {
        streams.get().revokeKey(viewer.id(), id);
    }
}
