package plaza.http.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationType;
import plaza.core.notification.NotificationView;
import plaza.core.notification.Summary;
import plaza.core.post.Post;

/**
 * A notification as the viewer sees it. It keeps its id while more people join in.
 *
 * @param actors the latest three, latest first
 * @param actorCount how many did it
 * @param post what it is about: the one liked or reposted, or the one that mentions, answers or
 *     quotes
 * @param summary a sentence in English
 * @param createdAt when the latest of them did it
 */
@Schema(name = "Notification")
record NotificationJson(
        String id,
        NotificationType type,
        List<ActorJson> actors,
        long actorCount,
        @Nullable PreviewJson post,
        String summary,
        Instant createdAt,
        boolean read) {

    /** Who did it. */
    @Schema(name = "Actor")
    record ActorJson(UserId id, String username, String displayName, @Nullable String avatarUrl) {
        static ActorJson of(Account person) {
            return new ActorJson(
                    person.id(),
                    person.username(),
                    person.profile().displayName(),
                    person.profile().avatarUrl());
        }
    }

    /** The beginning of a post. */
    @Schema(name = "PostPreview")
    record PreviewJson(PostId id, String text) {
        static @Nullable PreviewJson of(@Nullable Post post) {
            return post == null ? null : new PreviewJson(post.id(), Summary.preview(post.text()));
        }
    }

    static NotificationJson of(NotificationView view) {
        return new NotificationJson(
                view.group().id().toString(),
                view.group().type(),
                view.actors().stream().map(ActorJson::of).toList(),
                view.group().count(),
                PreviewJson.of(view.post()),
                Summary.of(view),
                view.group().createdAt(),
                view.group().read());
    }
}
