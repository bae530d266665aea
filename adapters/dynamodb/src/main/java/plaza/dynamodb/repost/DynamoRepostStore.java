package plaza.dynamodb.repost;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Pairs;
import plaza.dynamodb.mark.DynamoPublicMarkStore;

/** Reposts: {@code POST#<id>, REPOST#<person>}, {@code USER#<id>, REPOSTED#<post>}. Thread-safe. */
public final class DynamoRepostStore extends DynamoPublicMarkStore<Repost> implements RepostStore {
    private static final String AUTHOR = "authorId";

    /** Up to so many people are looked for by their keys: one request. */
    private static final int FEW = 100;

    private static final int PART = 200;

    private static final Comparator<Repost> EARLIEST_FIRST =
            Comparator.comparing(Repost::at).thenComparing(Repost::user);

    public DynamoRepostStore(Dynamo dynamo) {
        super(dynamo, "REPOSTED", "REPOST");
    }

    @Override
    protected Repost mark(UserId user, PostId post, Instant at, Item item) {
        return new Repost(user, post, item.user(AUTHOR), at);
    }

    @Override
    protected Item with(Item item, Repost repost) {
        return item.with(AUTHOR, repost.author());
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        Set<UUID> wanted = users.stream().map(UserId::value).collect(Collectors.toSet());
        Map<PostId, Repost> earliest = new HashMap<>();
        if (!wanted.isEmpty()) {
            marks.map(new HashSet<>(posts), post -> findEarliest(post, wanted)).stream()
                    .flatMap(Optional::stream)
                    .forEach(repost -> earliest.put(repost.post(), repost));
        }
        return earliest;
    }

    private Optional<Repost> findEarliest(PostId post, Set<UUID> users) {
        if (users.size() <= FEW) {
            return marks.foundTo(post.value(), users).stream()
                    .map(item -> byPost(post, item))
                    .min(EARLIEST_FIRST);
        }
        Item last = null;
        while (true) {
            List<Item> part = marks.earliest(post.value(), last, PART);
            Optional<Item> first =
                    part.stream().filter(item -> users.contains(Pairs.other(item))).findFirst();
            if (first.isPresent() || part.size() < PART) {
                return first.map(item -> byPost(post, item));
            }
            last = part.getLast();
        }
    }
}
