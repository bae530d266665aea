package plaza.http.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
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
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.core.post.Visibility;

/**
 * A post as the viewer sees it. Its fields are made when they are asked for: mostly the post is
 * written from what was rendered of it before ({@link PostRendering}).
 */
@Schema(name = "Post")
@JsonPropertyOrder({
    "id",
    "author",
    "text",
    "entities",
    "media",
    "replyTo",
    "quoteOf",
    "visibility",
    "createdAt",
    "editedAt",
    "counts",
    "viewer"
})
public record PostJson(@JsonIgnore PostView view) {

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
    public record MentionJson(UserId id, String username) {
        static MentionJson of(Account person) {
            return new MentionJson(person.id(), person.username());
        }
    }

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
            return of(media, null);
        }

        /**
         * @param root what the address begins with, or null where it is this server's
         */
        static MediaJson of(Media media, @Nullable URI root) {
            String url =
                    root == null
                            ? MediaKeys.PATH + media.key()
                            : root.toString().replaceFirst("/+$", "") + "/" + media.key();
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
        return new PostJson(view);
    }

    @JsonProperty
    PostId id() {
        return view.post().id();
    }

    @JsonProperty
    AuthorJson author() {
        return AuthorJson.of(view.author());
    }

    @JsonProperty
    String text() {
        return view.post().text();
    }

    @JsonProperty
    EntitiesJson entities() {
        return entities(view);
    }

    @JsonProperty
    List<MediaJson> media() {
        return media(view.media(), view.mediaRoot());
    }

    @JsonProperty
    @Nullable PostId replyTo() {
        return view.post().replyTo();
    }

    @JsonProperty
    @Nullable PostId quoteOf() {
        return view.post().quoteOf();
    }

    @JsonProperty
    Visibility visibility() {
        return view.post().visibility();
    }

    @JsonProperty
    Instant createdAt() {
        return view.post().createdAt();
    }

    @JsonProperty
    @Nullable Instant editedAt() {
        return view.post().editedAt();
    }

    @JsonProperty
    CountsJson counts() {
        return CountsJson.of(view.counts());
    }

    @JsonProperty
    MarksJson viewer() {
        return MarksJson.of(view.viewer());
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
            mentions.add(MentionJson.of(person));
        }
        return new EntitiesJson(entities.hashtags(), mentions, entities.urls());
    }

    private static List<MediaJson> media(List<Media> shown, @Nullable URI root) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<MediaJson> media = new ArrayList<>(shown.size());
        for (Media one : shown) {
            media.add(MediaJson.of(one, root));
        }
        return media;
    }
}
