package plaza.dynamodb.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.dynamodb.Change;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/** What several acts or impressions add up to, by post and hour, and by person and day. */
final class Sums {
    private record Hour(PostId post, String hour) {}

    private record Day(UserId user, String day) {}

    private final Map<Hour, PostFigures> posts = new HashMap<>();
    private final Map<Day, UserFigures> people = new HashMap<>();

    void add(Interaction act) {
        PostFigures figures = PostFigures.of(act.metric(), act.delta());
        if (act.post() != null && !figures.equals(PostFigures.NONE)) {
            posts.merge(
                    new Hour(act.post(), FigureItems.hour(act.at())), figures, PostFigures::plus);
        }
        people.merge(
                new Day(act.person(), FigureItems.day(act.at())),
                UserFigures.of(act.metric(), act.delta()),
                UserFigures::plus);
    }

    void add(Impression impression) {
        if (impression.post() != null) {
            posts.merge(
                    new Hour(impression.post(), FigureItems.hour(impression.hour())),
                    PostFigures.impressions(impression.count()),
                    PostFigures::plus);
        }
        people.merge(
                new Day(impression.person(), FigureItems.day(impression.hour())),
                impression.figures(),
                UserFigures::plus);
    }

    /** The posts by hour. */
    Map<String, Set<UUID>> hours() {
        Map<String, Set<UUID>> hours = new HashMap<>();
        posts.keySet()
                .forEach(
                        at ->
                                hours.computeIfAbsent(at.hour(), _ -> new HashSet<>())
                                        .add(at.post().value()));
        return hours;
    }

    /** The people by day. */
    Map<String, Set<UUID>> days() {
        Map<String, Set<UUID>> days = new HashMap<>();
        people.keySet()
                .forEach(
                        at ->
                                days.computeIfAbsent(at.day(), _ -> new HashSet<>())
                                        .add(at.user().value()));
        return days;
    }

    /** At most three for each act, or impression. */
    List<Write> writes(Table table) {
        List<Write> writes = new ArrayList<>();
        Map<PostId, Long> shown = new HashMap<>();
        posts.forEach(
                (at, figures) -> {
                    writes.add(
                            Write.updating(
                                    table,
                                    FigureItems.ofHour(at.post(), at.hour()),
                                    FigureItems.more(figures),
                                    null));
                    if (figures.impressions() != 0) {
                        shown.merge(at.post(), figures.impressions(), Long::sum);
                    }
                });
        shown.forEach(
                (post, count) ->
                        writes.add(
                                Write.updating(
                                        table,
                                        FigureItems.total(post),
                                        Change.none()
                                                .set(FigureItems.POST, post)
                                                .add(FigureItems.SHOWN, count),
                                        null)));
        people.forEach(
                (at, figures) ->
                        writes.add(
                                Write.updating(
                                        table,
                                        FigureItems.ofDay(at.user(), at.day()),
                                        FigureItems.more(figures),
                                        null)));
        return writes;
    }
}
