package plaza.memory.repost;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.memory.mark.MemoryPublicMarkStore;

/** Reposts in memory. Thread-safe. */
public final class MemoryRepostStore extends MemoryPublicMarkStore<Repost> implements RepostStore {
    public MemoryRepostStore() {
        super((repost, at) -> new Repost(repost.user(), repost.post(), repost.author(), at));
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        Set<UserId> wanted = Set.copyOf(users);
        Map<PostId, Repost> earliest = new HashMap<>();
        for (PostId post : posts) {
            ofPost(post)
                    .filter(repost -> wanted.contains(repost.user()))
                    .min(Comparator.comparing(Repost::at).thenComparing(Repost::user))
                    .ifPresent(repost -> earliest.put(post, repost));
        }
        return earliest;
    }
}
