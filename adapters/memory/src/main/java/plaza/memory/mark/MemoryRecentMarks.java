package plaza.memory.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.RecentMarks;

/** What was said of marks, in maps. Nothing is known by itself. Thread-safe. */
public abstract class MemoryRecentMarks implements RecentMarks {
    private final Map<Key, Boolean> known = new HashMap<>();
    private final Map<Key, Change> waiting = new HashMap<>();

    private record Key(UserId user, PostId post) {
        static Key of(Change change) {
            return new Key(change.user(), change.post());
        }
    }

    @Override
    public synchronized Map<PostId, Boolean> known(UserId user, Collection<PostId> posts) {
        Map<PostId, Boolean> found = new HashMap<>();
        for (PostId post : posts) {
            Boolean marked = known.get(new Key(user, post));
            if (marked != null) {
                found.put(post, marked);
            }
        }
        return found;
    }

    /** What is known goes, as it may at any time. */
    public synchronized void forget() {
        known.clear();
    }

    @Override
    public synchronized void fill(UserId user, Map<PostId, Boolean> marked) {
        marked.forEach((post, isMarked) -> known.putIfAbsent(new Key(user, post), isMarked));
    }

    @Override
    public synchronized boolean change(UserId user, PostId post, boolean marked) {
        var key = new Key(user, post);
        if (known.getOrDefault(key, false) == marked) {
            return false;
        }
        known.put(key, marked);
        return true;
    }

    @Override
    public synchronized boolean await(Change change) {
        waiting.merge(Key.of(change), change, MemoryRecentMarks::after);
        return true;
    }

    private static Change after(Change was, Change change) {
        if (change.step() != Step.PUT) {
            return change;
        }
        return was.step() == Step.DELETE
                ? new Change(change.user(), change.post(), Step.REPLACE, change.at())
                : was;
    }

    @Override
    public synchronized List<Change> waiting() {
        return List.copyOf(waiting.values());
    }

    @Override
    public synchronized boolean settled(Change change) {
        return waiting.remove(Key.of(change), change);
    }
}
