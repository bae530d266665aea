package plaza.http.story;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.StoryId;
import plaza.core.story.Stories;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** Showing stories, taking them back, and having seen them. */
@RestController
@Tag(name = "stories")
class StoryController {
    private static final String OPERATION = "stories";

    private final Stories stories;
    private final Once once;

    StoryController(Stories stories, Once once) {
        this.stories = stories;
        this.once = once;
    }

    @PostMapping("/api/stories")
    @ApiResponse(
            responseCode = "201",
            description = "The story that was made, now or by the first request with this key",
            content = @Content(schema = @Schema(implementation = StoryJson.class)))
    @Fails(409)
    @Operation(
            summary = "Show a picture or a video as a story",
            description =
                    "It is gone after `story.ttl`, which is 24 hours unless the server is told"
                            + " otherwise. At most 100 at a time.")
    ResponseEntity<String> create(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody NewStoryJson body) {
        return once.create(
                viewer.id(),
                key,
                OPERATION,
                body,
                id -> StoryJson.of(stories.create(viewer.account(), body.toStory(id))),
                id -> StoryJson.of(stories.created(viewer.id(), new StoryId(id))));
    }

    @PostMapping("/api/stories/{id}/view")
    @Operation(
            summary = "Tell that one has seen a story",
            description = "Its author learns who has seen it. Own stories are not counted.")
    StoryJson view(Viewer viewer, @PathVariable StoryId id) {
        return StoryJson.of(stories.view(viewer.id(), id));
    }

    @DeleteMapping("/api/stories/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Delete an own story", description = "Its picture or video goes with it.")
    void delete(Viewer viewer, @PathVariable StoryId id) {
        stories.delete(viewer.id(), id);
    }
}
