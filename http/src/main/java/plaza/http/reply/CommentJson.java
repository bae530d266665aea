package plaza.http.reply;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.NewPost;
import plaza.core.post.Visibility;

/** A comment as its author sends it: a reply to the post, or to another comment under it. */
@Schema(name = "Comment")
record CommentJson(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        format = "uuid",
                        example = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d4")
                @Nullable String postId,
        @Schema(description = "The comment that this answers", format = "uuid")
                @Nullable String parentCommentId,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        maxLength = 2_000,
                        example = "Well said")
                @Nullable String text) {

    NewPost toPost(UUID id, UserId author) {
        @Nullable PostId post = parse(postId);
        @Nullable PostId parent = parse(parentCommentId);
        new Validation()
                .check(post != null, "postId", "must be the id of a post")
                .check(
                        parentCommentId == null || parent != null,
                        "parentCommentId",
                        "must be the id of a comment")
                .orThrow();
        return new NewPost(
                PostId.of(id, author),
                author,
                text == null ? "" : text,
                List.of(),
                parent == null ? post : parent,
                null,
                Visibility.PUBLIC);
    }

    private static @Nullable PostId parse(@Nullable String text) {
        return text == null ? null : PostId.parse(text).orElse(null);
    }
}
