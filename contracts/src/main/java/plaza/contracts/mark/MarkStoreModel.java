package plaza.contracts.mark;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.MarkStore;
import plaza.core.post.Post;
import plaza.core.repost.Repost;

/** Whatever a few people mark, two stores answer alike. */
public interface MarkStoreModel<S extends MarkStore<?>> extends Model<S> {
    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 4);
        List<Post> posts =
                Stream.of(0, 1, 2, 3).map(i -> post(arguments, start, people.get(i / 2))).toList();
        arguments
                .of(PostId.class, posts.stream().map(Post::id).toList())
                .made(Instant.class, () -> start.plusMillis(arguments.random().nextInt(4)))
                .made(Repost.class, () -> repost(arguments, arguments.one(posts)));
    }

    private Post post(Arguments arguments, Instant at, UserId author) {
        return givenPost(PostId.of(arguments.id(at), author), author);
    }

    private static Repost repost(Arguments arguments, Post post) {
        return new Repost(
                arguments.one(UserId.class),
                post.id(),
                post.author(),
                arguments.one(Instant.class));
    }
}
