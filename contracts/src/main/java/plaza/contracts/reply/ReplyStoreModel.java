package plaza.contracts.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyStore;

/** However a tree of replies grows and loses some, two stores answer alike. */
public interface ReplyStoreModel extends Model<ReplyStore> {
    @Override
    default Agreement<ReplyStore> agreement() {
        return Agreement.on(ReplyStore.class).often(5, "insert").often(2, "edit");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 4);
        // Two in each millisecond, of unlike people.
        List<PostKey> keys =
                IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        key(
                                                arguments,
                                                start.plusMillis((i + 1) / 2),
                                                people.get(i % 4)))
                        .toList();
        PostId root = keys.getFirst().id();
        Set<PostId> made = new LinkedHashSet<>(Set.of(root));
        arguments
                .of(PostId.class, keys.stream().map(PostKey::id).toList())
                .made(Instant.class, () -> start.plusMillis(arguments.random().nextInt(100)))
                .made(Entities.class, () -> Entities.NONE)
                .made(
                        Post.class,
                        () -> reply(arguments, arguments.one(keys.subList(1, keys.size())), made));
    }

    private static PostKey key(Arguments arguments, Instant at, UserId author) {
        return new PostKey(PostId.of(arguments.id(at), author), author);
    }

    /** Of an earlier one: nobody answers what was never there. */
    private static Post reply(Arguments arguments, PostKey key, Set<PostId> made) {
        List<PostId> earlier = new ArrayList<>(made);
        earlier.removeIf(id -> id.compareTo(key.id()) >= 0);
        Post reply =
                new Post(
                        key.id(),
                        key.author(),
                        arguments.one(String.class),
                        Entities.NONE,
                        List.of(),
                        arguments.one(earlier),
                        null,
                        Visibility.PUBLIC,
                        null);
        made.add(key.id());
        return reply;
    }
}
