package plaza.core.notification;

import java.time.Instant;
import java.util.Collection;
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
    private final NotificationEligibility consent;
    private final NotificationListener listener;
    private final NotificationTerms terms;

    public NotificationProjection(
            NotificationStore store,
            NotificationTriggers acts,
            NotificationEligibility consent,
            NotificationListener listener,
            NotificationTerms terms) {
        this.store = store;
        this.acts = acts;
        this.consent = consent;
        this.listener = listener;
        this.terms = terms;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Instant since = terms.since();
        List<NotificationTrigger> told =
                consent.filter(
                        acts.of(entries).stream()
                                .filter(act -> !act.stands() || !act.at().isBefore(since))
                                .toList());
        write(told);
        // After what was done to them: nothing is made of a post that is gone already.
        Set<PostId> deleted = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof PostDeleted(var post, var _)) {
                deleted.add(post.id());
            }
        }
        store.deleteByPosts(deleted);
    }

    private void write(List<NotificationTrigger> told) {
        if (told.isEmpty()) {
            return;
        }
        Set<NotificationId> ids = new LinkedHashSet<>();
        told.forEach(act -> ids.addAll(Drafts.ids(act)));
        var drafts = new Drafts(store.findAll(ids));
        told.forEach(drafts::apply);
        Collection<NotificationRecord> written = drafts.written();
        Set<NotificationId> added = store.put(written);
        written.stream()
                .filter(record -> added.contains(record.id()) && drafts.isNews(record))
                .map(NotificationRecord::notification)
                .forEach(listener::made);
    }
}
