package plaza.core.subscription;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plaza.core.update.Update;

/**
 * Something that is watched on this node, by whom, and how it is: once for all who watch it, as
 * there may be hundreds on each page. Listeners come and go in one thread at a time.
 */
final class Watch {
    private static final Listener[] NOBODY = {};

    private final Watched what;
    private volatile Listener[] listeners = NOBODY;
    private volatile @Nullable Update state;

    Watch(Watched what) {
        this.what = what;
    }

    Watched what() {
        return what;
    }

    /** Null as long as it is not known. */
    @Nullable Update state() {
        return state;
    }

    /** Notes how it is; says whether it was otherwise. */
    boolean put(Update now) {
        boolean changed = !now.equals(state);
        if (changed) {
            state = now;
        }
        return changed;
    }

    Listener[] listeners() {
        return listeners;
    }

    /** Says whether they did not watch it yet. */
    boolean add(Listener listener) {
        Listener[] now = listeners;
        if (Arrays.asList(now).contains(listener)) {
            return false;
        }
        Listener[] more = Arrays.copyOf(now, now.length + 1);
        more[now.length] = listener;
        listeners = more;
        return true;
    }

    /** Says whether they watched it. */
    boolean remove(Listener listener) {
        Listener[] now = listeners;
        int at = Arrays.asList(now).indexOf(listener);
        if (at < 0) {
            return false;
        }
        Listener[] fewer = Arrays.copyOf(now, now.length - 1);
        System.arraycopy(now, at + 1, fewer, at, fewer.length - at);
        listeners = fewer;
        return true;
    }

    boolean isWatched() {
        return listeners.length > 0;
    }
}
