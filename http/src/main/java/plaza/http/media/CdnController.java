package plaza.http.media;

import io.swagger.v3.oas.annotations.Operation;
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

/** Media for a CDN. */
@RestController
@Tag(name = "media")
class CdnController {
    private final MediaAccess media;

    CdnController(MediaAccess media) {
        this.media = media;
    }

    @GetMapping("/api/cdn/{folder}/{name}")
    @Fails({416, 422})
    @Operation(
            summary = "A picture, video or sound of a public post, for a CDN",
            description =
                    "Needs no token, and is answered with `Cache-Control: public`, where"
                            + " `media.cdn` is set. Everything else is 404: what is not of a public"
                            + " post of somebody who is not private, and all of it where there is"
                            + " no CDN. The addresses of such media in posts lead to the CDN.")
    @ApiResponse(
            responseCode = "200",
            description = "The whole",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(format = "binary")))
    void read(
            @PathVariable String folder,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer w,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String key = folder + "/" + name;
        MediaAccess.View view =
                w == null ? media.originalForAll(key) : media.scaledForAll(key, w, Client.isGone());
        new MediaAnswer(request, response, view, true).send();
    }
}
