package plaza.http.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.media.MediaAccess;
import plaza.http.connection.Client;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** Reading media. */
@RestController
@Tag(name = "media")
class MediaController {
    private static final String BINARY = "binary";

    private final MediaAccess media;

    MediaController(MediaAccess media) {
        this.media = media;
    }

    @GetMapping("/api/media/{folder}/{name}")
    @Fails({416, 422})
    @Operation(
            summary = "A picture, video or sound, whole or in parts",
            description =
                    "Who may see what it is used in may see it; what is used nowhere only who"
                            + " uploaded it. Answers ranges, also several at once, and 304 to who"
                            + " has it already. A key and what it names never change.")
    @ApiResponse(
            responseCode = "200",
            description = "The whole",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/png", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/webp", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/gif", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/mp4", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/quicktime", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/webm", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/mpeg", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/mp4", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/webm", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/ogg", schema = @Schema(format = BINARY))
            })
    @ApiResponse(
            responseCode = "206",
            description = "The parts that were asked for",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/png", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/webp", schema = @Schema(format = BINARY)),
                @Content(mediaType = "image/gif", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/mp4", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/quicktime", schema = @Schema(format = BINARY)),
                @Content(mediaType = "video/webm", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/mpeg", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/mp4", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/webm", schema = @Schema(format = BINARY)),
                @Content(mediaType = "audio/ogg", schema = @Schema(format = BINARY)),
                @Content(mediaType = "multipart/byteranges", schema = @Schema(format = BINARY))
            })
    @ApiResponse(
            responseCode = "302",
            description =
                    "The whole is at the address in Location for some minutes, where the server is"
                            + " set so; it is fetched there without a token",
            content = {})
    @ApiResponse(
            responseCode = "304",
            description = "The client has it already",
            content = {})
    void read(
            Viewer viewer,
            @PathVariable String folder,
            @PathVariable String name,
            @Parameter(
                            description =
                                    "A picture of it at most so many pixels wide, rounded up to"
                                            + " one of 64, 128, 256, 512, 1024 and 2048, never"
                                            + " enlarged: of a video its poster")
                    @RequestParam(required = false)
                    @Nullable Integer w,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String key = folder + "/" + name;
        MediaAccess.View view =
                w == null
                        ? media.original(viewer.id(), key)
                        : media.scaled(viewer.id(), key, w, Client.isGone());
        new MediaAnswer(request, response, view).send();
    }
}
