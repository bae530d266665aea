package plaza.cache.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.reply.ReplyStoreContract;
import plaza.core.cache.Cache;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostRef;
import plaza.core.reply.ReplyStore;
import plaza.memory.reply.MemoryReplyStore;

final class CachedReplyStoreTest implements ReplyStoreContract {
    private final MemoryReplyStore stored = new MemoryReplyStore();
    private final CachedReplyStore store =
            new CachedReplyStore(
                    stored,
                    10_000,
                    Cache.NONE,
                    _ -> Duration.ZERO,
                    new SettableClock(Samples.now()));

    @Override
    public ReplyStore store() {
        return store;
    }

    @Test
    void aNewReplyIsHeldUntilItIsDeleted() {
        Post reply = Samples.reply(Samples.userId(), Samples.postId(Samples.userId()));
        store.on(new PostCreated(reply));
        assertThat(store.findAll(List.of(reply.id()))).containsValue(reply);
        var ref = new PostRef(reply.id(), reply.author(), reply.replyTo());
        store.on(new PostDeleted(ref, Samples.now()));
        assertThat(store.findAll(List.of(reply.id()))).isEmpty();
    }

    @Test
    void rootPostsAreNotHeld() {
        Post post = Samples.post(Samples.userId());
        store.on(new PostCreated(post));
        assertThat(store.findAll(List.of(post.id()))).isEmpty();
    }
}
