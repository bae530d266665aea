package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.mark.MarkStoreContract;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.core.post.Post;

/** What every cache of marks promises besides: it hears what other processes do. */
public interface CachedMarkStoreContract<M extends Mark, S extends MarkStore<M>>
        extends MarkStoreContract<M, S> {
    /** The store within. */
    S stored();

    /** The cache, as it hears of events. */
    EventListener listener();

    /** The events that tell of a mark being put and being taken back. */
    List<Event> changes(M mark);

    @Test
    default void changesByOthersAreHeard() {
        Post post = givenPost();
        M mark = mark(givenUser(), post, Samples.now());
        changes(mark).forEach(change -> assertHeard(mark, change));
        assertHeard(mark, new RebuildAsked("caches", mark.user(), Samples.now()));
    }

    private void assertHeard(M mark, Event change) {
        UserId user = mark.user();
        List<PostId> posts = List.of(mark.post());
        assertThat(store().markedAmong(user, posts)).isEmpty();
        stored().put(mark);
        assertThat(store().markedAmong(user, posts)).isEmpty();
        listener().on(change);
        assertThat(store().markedAmong(user, posts)).containsExactly(mark.post());
        stored().delete(user, mark.post());
        assertThat(store().markedAmong(user, posts)).containsExactly(mark.post());
        listener().on(change);
        assertThat(store().markedAmong(user, posts)).isEmpty();
    }
}
