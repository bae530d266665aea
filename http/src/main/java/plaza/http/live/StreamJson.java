package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamView;
import plaza.core.media.Media;
import plaza.http.post.PostJson.AuthorJson;
import plaza.http.post.PostJson.MediaJson;

/**
 * A live stream as the viewer sees it.
 *
 * @param participants those who stream with the host
 * @param streamUrl where the viewer watches it; of a private account with a pass, for an hour
 * @param slowModeSeconds how long somebody waits between two messages in its chat
 * @param scheduledFor when it is to begin, as announced
 */
@Schema(name = "LiveStream")
public record StreamJson(
        StreamId id,
        AuthorJson host,
        String title,
        @Nullable String description,
        @Nullable MediaJson thumbnail,
        StreamStatus status,
        List<AuthorJson> participants,
        String streamUrl,
        ViewersJson viewers,
        long slowModeSeconds,
        Instant createdAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        StreamViewerJson viewer) {

    /**
     * What the viewer is in it.
     *
     * @param invited to stream with the host
     * @param silenced may say nothing in its chat
     */
    @Schema(name = "StreamViewer")
    public record StreamViewerJson(
            boolean host,
            boolean participant,
            boolean invited,
            boolean moderator,
            boolean silenced) {
        static StreamViewerJson of(UserId viewer, LiveStream stream) {
            return new StreamViewerJson(
                    stream.host().equals(viewer),
                    stream.has(StreamPart.PARTICIPANT, viewer),
                    stream.has(StreamPart.INVITED, viewer),
                    stream.has(StreamPart.MODERATOR, viewer),
                    stream.has(StreamPart.SILENCED, viewer));
        }
    }

    public static StreamJson of(StreamView view) {
        LiveStream stream = view.stream();
        StreamDetails details = stream.details();
        Media thumbnail = view.thumbnail();
        return new StreamJson(
                stream.id(),
                AuthorJson.of(view.host()),
                details.title(),
                details.description(),
                thumbnail == null ? null : MediaJson.of(thumbnail),
                stream.status(),
                view.participants().stream().map(AuthorJson::of).toList(),
                view.url(),
                ViewersJson.of(view.viewers()),
                details.slow().toSeconds(),
                stream.id().time(),
                details.scheduledFor(),
                stream.startedAt(),
                stream.endedAt(),
                StreamViewerJson.of(view.viewer(), stream));
    }
}
