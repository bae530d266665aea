package plaza.http.post;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaKeys;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.core.post.Visibility;

/** A post as the viewer sees it. */
@Schema(name = "Post")
public record PostJson(
        PostId id,
        AuthorJson author,
        String text,
        EntitiesJson entities,
        List<MediaJson> media,
        @Nullable PostId replyTo,
        @Nullable PostId quoteOf,
        Visibility visibility,
        Instant createdAt,
        @Nullable Instant editedAt,
        CountsJson counts,
        MarksJson viewer) {

    /** Who wrote it. */
    @Schema(name = "Author")
    public record AuthorJson(
            UserId id,
            String username,
            String displayName,
            @Nullable String avatarUrl,
            boolean verified) {
        public static AuthorJson of(Account author) {
            return new AuthorJson(
                    author.id(),
                    author.username(),
                    author.profile().displayName(),
                    author.profile().avatarUrl(),
                    author.verified());
        }
    }

    /** What the text speaks of. */
    @Schema(name = "Entities")
    public record EntitiesJson(
            List<String> hashtags, List<MentionJson> mentions, List<String> urls) {
        private static final EntitiesJson NONE = new EntitiesJson(List.of(), List.of(), List.of());
    }

    /** Somebody who is mentioned. */
    @Schema(name = "Mention")
    public record MentionJson(UserId id, String username) {}

    /**
     * A picture, video or sound.
     *
     * @param durationMs null for pictures that do not move
     * @param posterUrl a picture of a video, or null where there is none
     */
    @Schema(name = "Media")
    public record MediaJson(
            String key,
            String url,
            String type,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long durationMs,
            @Nullable String blurhash,
            @Nullable String posterUrl) {
        private static final String POSTER = "?w=1024";

        public static MediaJson of(Media media) {
            String url = MediaKeys.PATH + media.key();
            boolean hasPoster = media.isVideo() && media.blurhash() != null;
            return new MediaJson(
                    media.key(),
                    url,
                    media.type(),
                    media.width(),
                    media.height(),
                    media.durationMs(),
                    media.blurhash(),
                    hasPoster ? url + POSTER : null);
        }
    }

    /** How often it was liked, reposted, replied to and shown. */
    @Schema(name = "Counts")
    public record CountsJson(long likes, long reposts, long replies, long impressions) {
        private static final CountsJson NONE = new CountsJson(0, 0, 0, 0);

        static CountsJson of(PostCounts counts) {
            return counts.equals(PostCounts.NONE)
                    ? NONE
                    : new CountsJson(
                            counts.likes(),
                            counts.reposts(),
                            counts.replies(),
                            counts.impressions());
        }
    }

    /** What the viewer did with it. */
    @Schema(name = "Marks")
    public record MarksJson(boolean liked, boolean reposted, boolean bookmarked) {
        private static final MarksJson NONE = new MarksJson(false, false, false);

        static MarksJson of(Marks marks) {
            return marks.equals(Marks.NONE)
                    ? NONE
                    : new MarksJson(marks.liked(), marks.reposted(), marks.bookmarked());
        }
    }

    public static PostJson of(PostView view) {
        Post post = view.post();
        return new PostJson(
                post.id(),
                AuthorJson.of(view.author()),
                post.text(),
                entities(view),
                media(view.media()),
                post.replyTo(),
                post.quoteOf(),
                post.visibility(),
                post.createdAt(),
                post.editedAt(),
                CountsJson.of(view.counts()),
                MarksJson.of(view.viewer()));
    }

    private static EntitiesJson entities(PostView view) {
        var entities = view.post().entities();
        if (entities.hashtags().isEmpty()
                && entities.urls().isEmpty()
                && view.mentioned().isEmpty()) {
            return EntitiesJson.NONE;
        }
        List<MentionJson> mentions = new ArrayList<>(view.mentioned().size());
        for (Account person : view.mentioned()) {
            mentions.add(new MentionJson(person.id(), person.username()));
        }
        return new EntitiesJson(entities.hashtags(), mentions, entities.urls());
    }

    private static List<MediaJson> media(List<Media> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<MediaJson> media = new ArrayList<>(shown.size());
        for (Media one : shown) {
            media.add(MediaJson.of(one));
        }
        return media;
    }
}
