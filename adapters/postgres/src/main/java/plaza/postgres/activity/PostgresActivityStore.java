package plaza.postgres.activity;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import plaza.core.activity.Activity;
import plaza.core.activity.ActivityStore;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;
import plaza.postgres.Value;

/** Rows of {@code user_activity}; more than are answered, until they are too old. Thread-safe. */
public final class PostgresActivityStore implements ActivityStore {
    /** In one order, so that two who write at a time never wait in a circle. */
    private static final String PUT =
            """
            INSERT INTO user_activity (user_id, kind, subject_id, done_at)
            SELECT * FROM unnest(:users, :kinds, :subjects, :times) AS done (u, k, s, t)
            ORDER BY u, k, s
            ON CONFLICT (user_id, kind, subject_id) DO UPDATE SET done_at = excluded.done_at
            """;

    private static final String TAKE_BACK =
            """
            DELETE FROM user_activity USING unnest(:users, :kinds, :subjects) AS gone (u, k, s)
            WHERE user_id = u AND kind = k AND subject_id = s
            """;

    private static final String FIND =
            """
            SELECT kind, subject_id, done_at FROM user_activity
            WHERE user_id = :user AND done_at >= :since
            ORDER BY done_at DESC, subject_id DESC, kind DESC LIMIT :kept
            """;

    private final Database database;

    public PostgresActivityStore(Database database) {
        this.database = database;
    }

    private record Key(UserId user, Activity.Kind kind, UUID subject) {
        static Key of(Activity activity) {
            return new Key(activity.user(), activity.kind(), activity.subject());
        }
    }

    @Override
    public void apply(List<Activity.Change> changes, Instant until) {
        Map<Key, Activity.Change> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(Key.of(change.activity()), change));
        List<Activity> done = only(last.values(), Activity.Change::done);
        List<Activity> gone = only(last.values(), change -> !change.done());
        if (!done.isEmpty()) {
            keys(database.sql(PUT), done)
                    .bind("times", Value.times(done.stream().map(Activity::at).toList()))
                    .execute();
        }
        if (!gone.isEmpty()) {
            keys(database.sql(TAKE_BACK), gone).execute();
        }
    }

    private static List<Activity> only(
            Collection<Activity.Change> changes, Predicate<Activity.Change> which) {
        return changes.stream().filter(which).map(Activity.Change::activity).toList();
    }

    private static Statement keys(Statement statement, List<Activity> activities) {
        return statement
                .bind("users", DomainTypes.ids(activities.stream().map(Activity::user).toList()))
                .bind(
                        "kinds",
                        activities.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .bind("subjects", activities.stream().map(Activity::subject).toArray(UUID[]::new));
    }

    @Override
    public List<Activity> find(UserId user, Instant since) {
        return database.sql(FIND)
                .bind("user", user)
                .bind("since", since)
                .bind("kept", KEPT)
                .list(
                        row ->
                                new Activity(
                                        user,
                                        Activity.Kind.valueOf(row.getString("kind")),
                                        row.getObject("subject_id", UUID.class),
                                        DomainTypes.instant(row, "done_at")));
    }

    @Override
    public int deleteBefore(Instant since) {
        return database.sql("DELETE FROM user_activity WHERE done_at < :since")
                .bind("since", since)
                .execute();
    }
}
