package plaza.http.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.feature.Services;
import plaza.core.id.StreamId;
import plaza.core.live.Ingest;
import plaza.core.live.Playback;
import plaza.core.secret.Secret;
import plaza.http.json.MalformedBodyException;
import plaza.http.openapi.Fails;
import plaza.http.security.Webhooks;

/** The endpoints for media servers: who may publish, and when that ends. */
@RestController
@Tag(name = "ingest")
class IngestController {
    private static final String SECRET = "`live.ingestSecret` of the configuration";

    private final Supplier<Ingest> ingest;
    private final Supplier<Playback> playback;
    private final Webhooks webhooks;

    IngestController(Services services, Webhooks webhooks) {
        this.ingest = services.offered(Ingest.class);
        this.playback = services.offered(Playback.class);
        this.webhooks = webhooks;
    }

    @PostMapping("/api/ingest/publish")
    @Fails({401, 404, 422})
    @ApiResponse(
            responseCode = "302",
            description = "It may publish, under the name that `Location` says: the stream's id",
            content = @Content)
    @Operation(
            summary = "An encoder begins to publish: `on_publish` of nginx-rtmp",
            description =
                    "Its stream is live from then on. Viewers do not learn the key, which is the name"
                            + " that the encoder publishes under.")
    ResponseEntity<Void> publish(
            @Parameter(description = SECRET) @RequestParam(required = false)
                    @Nullable String secret,
            @Parameter(description = "The key of the stream") @RequestParam(required = false)
                    @Nullable String name) {
        Secret key = key(secret, name);
        StreamId stream = ingest.get().published(key);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(stream.toString()))
                .build();
    }

    @PostMapping("/api/ingest/publish-done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({401, 404, 422})
    @Operation(
            summary = "An encoder has ended: `on_publish_done` of nginx-rtmp",
            description =
                    "The stream ends, unless its encoder is back within `live.reconnect` of the"
                            + " configuration.")
    void publishDone(
            @Parameter(description = SECRET) @RequestParam(required = false)
                    @Nullable String secret,
            @Parameter(description = "The key or the id of the stream")
                    @RequestParam(required = false)
                    @Nullable String name) {
        Secret key = key(secret, name);
        ingest.get().ended(key);
    }

    @PostMapping("/api/ingest/publish-ready")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({401, 404, 422})
    @Operation(
            summary = "An encoder publishes, after it was allowed to: `runOnReady` of MediaMTX",
            description =
                    "Whatever was said to have ended before was an older connection of it, and does"
                            + " not end the stream.")
    void publishReady(
            @Parameter(description = SECRET) @RequestParam(required = false)
                    @Nullable String secret,
            @Parameter(description = "The key or the id of the stream")
                    @RequestParam(required = false)
                    @Nullable String name) {
        Secret key = key(secret, name);
        ingest.get().goesOn(key);
    }

    @PostMapping("/api/ingest/auth")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({401, 404})
    @Operation(
            summary = "May somebody publish, or watch: the HTTP authentication of MediaMTX",
            description =
                    "A publisher gives the key of its stream as the password, or as `key` in the"
                            + " query of its address, and publishes under the stream's id. Whatever"
                            + " is live may be watched; what a private account streams, with the"
                            + " `pass` in the query of the address that its viewer was given.")
    void authorize(
            @Parameter(description = SECRET) @RequestParam(required = false)
                    @Nullable String secret,
            @RequestBody(required = false) @Nullable MediaMtxJson body) {
        webhooks.requireIngest(secret);
        if (body == null) {
            throw new MalformedBodyException("The request has no body; it needs a JSON object.");
        }
        if (body.isPublishing()) {
            StreamId stream = ingest.get().find(required("password", body.key()));
            if (!body.stream().equals(stream.toString())) {
                throw DomainException.notFound("stream");
            }
            ingest.get().published(required("password", body.key()));
        } else {
            requireWatching(body.stream(), body.pass());
        }
    }

    @PostMapping("/api/ingest/play")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({401, 404})
    @Operation(
            summary = "May somebody watch: `on_play` of nginx-rtmp, and `auth_request` of nginx",
            description =
                    "Whatever is live may be watched; what a private account streams, with the `pass`"
                            + " of the address that its viewer was given.")
    void play(
            @Parameter(description = SECRET) @RequestParam(required = false)
                    @Nullable String secret,
            @Parameter(description = "The id of the stream") @RequestParam(required = false)
                    @Nullable String name,
            @RequestParam(required = false) @Nullable String pass) {
        webhooks.requireIngest(secret);
        requireWatching(name == null ? "" : name, pass);
    }

    private void requireWatching(String stream, @Nullable String pass) {
        if (StreamId.parse(stream).filter(id -> playback.get().mayWatch(id, pass)).isEmpty()) {
            throw DomainException.notFound("stream");
        }
    }

    private Secret key(@Nullable String secret, @Nullable String name) {
        webhooks.requireIngest(secret);
        return required("name", name);
    }

    private static Secret required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw DomainException.invalid(field, "is missing");
        }
        return Secret.of(text);
    }
}
