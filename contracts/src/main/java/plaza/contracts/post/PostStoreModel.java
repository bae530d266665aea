package plaza.contracts.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.Visibility;

/** Whatever is done to a few posts, two stores answer alike. */
public interface PostStoreModel extends Model<PostStore> {
    @Override
    default Agreement<PostStore> agreement() {
        return Agreement.on(PostStore.class).often(4, "insert").often(2, "edit");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 3);
        List<String> hashtags = List.of("a" + start, "b" + start);
        // Two posts in each millisecond, of unlike people.
        List<PostKey> keys =
                IntStream.range(0, 8)
                        .mapToObj(i -> key(arguments, start.plusMillis(i / 2), people.get(i % 3)))
                        .toList();
        arguments
                .of(PostId.class, keys.stream().map(PostKey::id).toList())
                .made(Instant.class, () -> start.plusMillis(arguments.random().nextInt(10)))
                .named("hashtag", String.class, () -> arguments.one(hashtags))
                .named("authors", Collection.class, () -> authors(arguments, people))
                .made(
                        Entities.class,
                        () -> new Entities(arguments.some(hashtags), List.of(), List.of()))
                .made(Post.class, () -> post(arguments, arguments.one(keys)));
    }

    private static PostKey key(Arguments arguments, Instant at, UserId author) {
        return new PostKey(PostId.of(arguments.id(at), author), author);
    }

    private static Post post(Arguments arguments, PostKey key) {
        return new Post(
                key.id(),
                key.author(),
                arguments.one(String.class),
                arguments.one(Entities.class),
                List.of(),
                null,
                null,
                arguments.one(Visibility.class),
                null);
    }

    /** Now and then among many who have no posts, so that few of each person's are looked at. */
    private static List<UserId> authors(Arguments arguments, List<UserId> people) {
        List<UserId> authors = new ArrayList<>(arguments.some(people));
        if (arguments.random().nextInt(4) == 0) {
            Stream.generate(() -> new UserId(arguments.id(Instant.EPOCH)))
                    .limit(50)
                    .forEach(authors::add);
        }
        return authors;
    }
}
