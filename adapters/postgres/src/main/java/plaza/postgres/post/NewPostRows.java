package plaza.postgres.post;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import plaza.core.id.Id;
import plaza.core.id.PostId;
import plaza.core.post.Post;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;
import plaza.postgres.Value;

/** Posts as the rows that {@link PostStatements#INSERT} adds: one array for each column. */
final class NewPostRows {
    private NewPostRows() {}

    static Statement bind(Statement statement, List<Post> posts) {
        return statement
                .bindArray("ids", DomainTypes.ids(posts.stream().map(Post::id).toList()))
                .bindArray("authors", DomainTypes.ids(posts.stream().map(Post::author).toList()))
                .bindArray("texts", column(posts, Post::text, String[]::new))
                .bindArray("media", lists(posts, Post::media))
                .bindArray("hashtags", lists(posts, post -> post.entities().hashtags()))
                .bindArray("mentions", lists(posts, NewPostRows::mentions))
                .bindArray("urls", lists(posts, post -> post.entities().urls()))
                .bindArray("replyTo", column(posts, post -> id(post.replyTo()), UUID[]::new))
                .bindArray("quoteOf", column(posts, post -> id(post.quoteOf()), UUID[]::new))
                .bind("createdAt", Value.times(posts.stream().map(Post::createdAt).toList()))
                .bindArray("editedAt", column(posts, NewPostRows::editedAt, String[]::new))
                .bindArray(
                        "visibilities",
                        column(
                                posts,
                                post -> PostRow.visibility(post.visibility()),
                                String[]::new));
    }

    private static List<String> mentions(Post post) {
        return post.entities().mentions().stream().map(Id::toString).toList();
    }

    private static @Nullable UUID id(@Nullable PostId post) {
        return post == null ? null : post.value();
    }

    private static @Nullable String editedAt(Post post) {
        return post.editedAt() == null ? null : post.editedAt().toString();
    }

    /** No list rather than an empty one. */
    private static @Nullable String[] lists(List<Post> posts, Function<Post, List<String>> column) {
        return column(
                posts,
                post -> {
                    List<String> texts = column.apply(post);
                    return texts.isEmpty() ? null : DomainTypes.literal(texts);
                },
                String[]::new);
    }

    private static <T extends @Nullable Object> T[] column(
            List<Post> posts, Function<Post, T> column, IntFunction<T[]> array) {
        return posts.stream().map(column).toArray(array);
    }
}
