package plaza.http.post;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.NewPost;
import plaza.core.post.Visibility;

/** A post as its author sends it. */
@Schema(name = "NewPost")
public record NewPostJson(
        @Schema(maxLength = 2_000, example = "Hello #plaza, hello @ada") @Nullable String text,
        @ArraySchema(
                        maxItems = 10,
                        uniqueItems = true,
                        schema =
                                @Schema(
                                        description = "A key that an upload answered",
                                        example = "reels/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.mp4"))
                @Nullable List<@Nullable String> mediaKeys,
        @Schema(description = "The post that this answers", format = "uuid")
                @Nullable String replyTo,
        @Schema(description = "The public post that this quotes", format = "uuid")
                @Nullable String quoteOf,
        @Schema(defaultValue = "public") @Nullable Visibility visibility) {

    /**
     * @param id the id that it will have, but for the author's bucket
     */
    NewPost toPost(UUID id, UserId author) {
        List<@Nullable String> keys = mediaKeys == null ? List.of() : mediaKeys;
        new Validation()
                .check(keys.stream().allMatch(Objects::nonNull), "mediaKeys", "must be texts")
                .check(isId(replyTo), "replyTo", "must be the id of a post")
                .check(isId(quoteOf), "quoteOf", "must be the id of a post")
                .orThrow();
        return new NewPost(
                PostId.of(id, author),
                author,
                text == null ? "" : text,
                keys.stream().flatMap(key -> Optional.ofNullable(key).stream()).toList(),
                id(replyTo),
                id(quoteOf),
                visibility == null ? Visibility.PUBLIC : visibility);
    }

    private static boolean isId(@Nullable String text) {
        return text == null || PostId.parse(text).isPresent();
    }

    private static @Nullable PostId id(@Nullable String text) {
        return text == null ? null : PostId.parse(text).orElse(null);
    }
}
