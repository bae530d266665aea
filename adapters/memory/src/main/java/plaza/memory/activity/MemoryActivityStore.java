package plaza.memory.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.activity.Activity;
import plaza.core.activity.ActivityStore;
import plaza.core.id.UserId;

/** What people did lately, in memory. Thread-safe. */
public final class MemoryActivityStore implements ActivityStore {
    private final Map<Key, Activity> activities = new HashMap<>();

    private record Key(UserId user, Activity.Kind kind, UUID subject) {}

    @Override
    public synchronized void apply(List<Activity.Change> changes, Instant until) {
        for (Activity.Change change : changes) {
            Activity activity = change.activity();
            var key = new Key(activity.user(), activity.kind(), activity.subject());
            if (change.done()) {
                activities.put(key, activity);
            } else {
                activities.remove(key);
            }
        }
    }

    @Override
    public synchronized List<Activity> find(UserId user, Instant since) {
        return activities.values().stream()
                .filter(activity -> activity.user().equals(user))
                .filter(activity -> !activity.at().isBefore(since))
                .sorted(Activity.LATEST_FIRST)
                .limit(KEPT)
                .toList();
    }

    @Override
    public synchronized int deleteBefore(Instant since) {
        int before = activities.size();
        activities.values().removeIf(activity -> activity.at().isBefore(since));
        return before - activities.size();
    }
}
