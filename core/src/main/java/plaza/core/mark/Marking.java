package plaza.core.mark;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.PostViews.Seen;
import plaza.core.post.UnavailablePost;

/** Puts marks of every kind, takes them back and lists them. Idempotent. */
public final class Marking {
    /** For a kind of mark that has no count. */
    public static final Runnable UNCOUNTED = () -> {};

    /**
     * For a kind of mark that is answered before its store has it: no store is waited for to look
     * again. What is marked stays so when its post goes or is hidden, and who was a moment late
     * might have been a moment early.
     */
    public static final Consumer<Mark> SEEN_BEFORE = _ -> {};

    /** For a kind of mark that may be put on all that one may see. */
    public static final Consumer<Seen> ANY = _ -> {};

    private final Journal journal;
    private final PostViews views;
    private final People people;
    private final Clock clock;

    public Marking(Journal journal, PostViews views, People people, Clock clock) {
        this.journal = journal;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    /** The time of what is marked now, as events keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Puts a mark on a post that whoever marks it has just seen; says whether it was new.
     *
     * @param look refuses, by an exception, what may not be marked when it is written: {@link
     *     #whereSeen} or {@link #SEEN_BEFORE}; to be called also where one that was cut off is put
     *     again
     * @param event tells of it
     * @param count adds it to its count, in the same commit, where it was new
     * @throws DomainException where it is refused
     */
    public <M extends Mark> boolean put(
            MarkStore<M> store, M mark, Consumer<Mark> look, Event event, Runnable count) {
        return journal.commit(
                event,
                () -> {
                    look.accept(mark);
                    return counted(store.put(mark), count);
                });
    }

    /**
     * Looks whether who marks a post may see it when that is written; else it is NOT_FOUND.
     *
     * @param rule refuses what may be seen and not be marked so, by an exception
     */
    public Consumer<Mark> whereSeen(Consumer<Seen> rule) {
        return mark -> rule.accept(views.requireSeen(mark.user(), mark.post()));
    }

    /**
     * A post that was marked, with its new counts. Where the viewer cannot see it any more since
     * then, it is answered as they saw it: it is marked.
     *
     * @param before as they saw it
     */
    public PostView marked(UserId viewer, PostView before) {
        return switch (views.entry(viewer, before.id())) {
            case PostView now -> now;
            case UnavailablePost(var _, Marks marks) -> before.with(marks);
        };
    }

    /**
     * Takes a mark back; says whether it was there.
     *
     * @param event tells of it
     * @param count takes it from its count, in the same commit, where it was there
     */
    public boolean takeBack(MarkStore<?> store, Mark mark, Event event, Runnable count) {
        return journal.commit(event, () -> counted(store.delete(mark.user(), mark.post()), count));
    }

    private static boolean counted(boolean changed, Runnable count) {
        if (changed) {
            count.run();
        }
        return changed;
    }

    /** Lists what the viewer marked, latest first, also what they cannot see any more. */
    public Page<PostEntry> own(MarkStore<?> store, UserId viewer, PageRequest page) {
        return views.entries(viewer, store.listByUser(viewer, page).map(Mark::post));
    }

    /**
     * Lists who marked a post, latest first.
     *
     * @throws DomainException NOT_FOUND where the viewer may not see the post
     */
    public <M extends Mark> Page<PersonView> byPost(
            PublicMarkStore<M> store, UserId viewer, PostId post, PageRequest page) {
        views.react(viewer, post);
        return people.page(viewer, page, request -> store.listByPost(post, request), Mark::user);
    }
}
