package plaza.core.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes notifications of what people did, for those who want them, and says so to the listener. A
 * fixed number of reads and one write, however many there are.
 */
public final class NotificationWrites {
    private final NotificationStore store;
    private final NotificationEligibility consent;
    private final NotificationListener listener;
    private final NotificationTerms terms;

    public NotificationWrites(
            NotificationStore store,
            NotificationEligibility consent,
            NotificationListener listener,
            NotificationTerms terms) {
        this.store = store;
        this.consent = consent;
        this.listener = listener;
        this.terms = terms;
    }

    /** Repeatable: an act is told once. What is too old is not told any more. */
    void tell(List<NotificationTrigger> acts) {
        Instant since = terms.since();
        write(
                consent.filter(
                        acts.stream()
                                .filter(act -> !act.stands() || !act.at().isBefore(since))
                                .toList()));
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
