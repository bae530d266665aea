package plaza.http.update;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateConnection;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** The endpoints of live updates. {@code docs/live-updates.md} describes both ways. */
@RestController
@Tag(name = "live updates")
class UpdateController {
    private static final String TOPICS =
            "What to hear: `notifications`, `feed`, `chats`, `streams`, comma between them. A stream without"
                    + " topics, posts and people hears all of these";
    private static final String POSTS =
            "Ids of posts whose counts to hear, comma between them, at most 200";
    private static final String PEOPLE =
            "Ids of people of whom to hear whether they are online, comma between them, at most 200";
    private static final String PLACE =
            "The last `id` that came, where a client cannot send `Last-Event-ID`: what came after it"
                    + " within 5 minutes comes first";

    private final LiveUpdates live;
    private final StreamOpening streams;
    private final SocketOpening sockets;

    UpdateController(LiveUpdates live, StreamOpening streams, SocketOpening sockets) {
        this.live = live;
        this.streams = streams;
        this.sockets = sockets;
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Fails(422)
    @Operation(
            summary = "Live updates as server-sent events",
            description =
                    "The first event is `ready`, or `reset` when what came after `Last-Event-ID` is"
                            + " not known any more and everything has to be loaded anew. Then each"
                            + " event is named by its topic. The last one may be `bye`, with a"
                            + " reason. A cookie of the login is enough.")
    @ApiResponse(
            responseCode = "200",
            description = "Events, until one side closes",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            "event: ready\nid: pXh0Vt3mJ5Zb1yQe8LwC2g\ndata: {}\n\n"
                                                    + "event: feed\nid: Kc7sU9aTn4Rr0fDi6MvE3w\ndata: {\"postId\":"
                                                    + "\"0199a0c5-0b1c-7a44-9d3e-58f1c77a0b14\"}\n\n")))
    void stream(
            Viewer viewer,
            @Parameter(description = TOPICS) @RequestParam(required = false)
                    @Nullable String topics,
            @Parameter(description = POSTS) @RequestParam(required = false) @Nullable String posts,
            @Parameter(description = PEOPLE) @RequestParam(required = false)
                    @Nullable String people,
            @Parameter(description = PLACE) @RequestParam(required = false)
                    @Nullable String lastEventId,
            @Parameter(description = "The last `id` that came; browsers send it by themselves")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEvent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        // Unlike a socket, a stream cannot ask for something later.
        UpdateQuery query = UpdateQuery.of(topics, posts, people).orEverything();
        if (request.getMethod().equals("HEAD")) {
            streams.describe(response);
            return;
        }
        String place = lastEvent == null ? lastEventId : lastEvent;
        UpdateConnection connection = live.open(viewer.session(), Kind.SSE, query.topics(), place);
        streams.open(connection, query.watched(), request, response);
    }

    @GetMapping("/api/ws")
    @Fails({403, 422})
    @Operation(
            summary = "Live updates over a WebSocket",
            description =
                    "Messages are JSON. Client: `{\"type\":\"subscribe\",\"topic\":\"posts\",\"ids\":"
                            + "[…]}`, also for `presence` of people, `unsubscribe`, `ping`. Server: `ready`, `reset`, `event`"
                            + " with `id`, `topic` and `data`, `subscribed`, `unsubscribed`,"
                            + " `pong`, `error` with a `problem`, and `bye` with a `reason`. A"
                            + " page of another origin is refused. A cookie of the login is"
                            + " enough.")
    @ApiResponse(
            responseCode = "101",
            description = "The connection is a WebSocket from here on",
            content = @Content)
    void socket(
            Viewer viewer,
            @Parameter(description = TOPICS) @RequestParam(required = false)
                    @Nullable String topics,
            @Parameter(description = POSTS) @RequestParam(required = false) @Nullable String posts,
            @Parameter(description = PEOPLE) @RequestParam(required = false)
                    @Nullable String people,
            @Parameter(description = PLACE) @RequestParam(required = false)
                    @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        UpdateQuery query = UpdateQuery.of(topics, posts, people);
        sockets.check(request);
        UpdateConnection connection =
                live.open(viewer.session(), Kind.WEBSOCKET, query.topics(), lastEventId);
        sockets.open(connection, query.watched(), request, response);
    }
}
