package plaza.core.notification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.PostId;
import plaza.core.post.PostEvent.PostDeleted;

/**
 * Makes notifications of what people did, and takes them away when it is undone. A batch of entries
 * takes a fixed number of reads and one write, whatever is in it; but for edits, and posts that
 * only followers see. One thread at a time.
 */
public final class NotificationProjection implements Projection {
    private final NotificationStore store;
    private final NotificationTriggers acts;
    private final NotificationWrites writes;

    public NotificationProjection(
            NotificationStore store, NotificationTriggers acts, NotificationWrites writes) {
        this.store = store;
        this.acts = acts;
        this.writes = writes;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        writes.tell(acts.of(entries));
        // After what was done to them: nothing is made of a post that is gone already.
        Set<PostId> deleted = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof PostDeleted(var post, var _)) {
                deleted.add(post.id());
            }
        }
        store.deleteByPosts(deleted);
    }
}
