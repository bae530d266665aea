package plaza.contracts.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.TrendCounter;

/** Whatever a few people mention, two counters answer alike. */
public final class TrendCounterModel {
    private static final List<String> HASHTAGS = List.of("a", "b", "c");
    private static final Instant FIRST = Instant.parse("2026-03-01T22:00:00Z");

    private final TrendCounter model;
    private final TrendCounter counter;
    private final List<String> regions = List.of("r" + Samples.userId(), "r" + Samples.userId());
    private final List<UserId> people = Stream.generate(Samples::userId).limit(3).toList();
    private final List<PostId> posts =
            Stream.iterate(0, i -> i + 1)
                    .limit(6)
                    .map(i -> Samples.postId(people.get(i % people.size())))
                    .toList();

    public TrendCounterModel(TrendCounter model, TrendCounter counter) {
        this.model = model;
        this.counter = counter;
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            take(step, counter);
            take(step, model);
        }
        for (String region : regions) {
            for (int later = 0; later < 4; later++) {
                Instant from = hour(later);
                assertThat(counter.listTop(region, from, 2))
                        .isEqualTo(model.listTop(region, from, 2));
                assertThat(counter.listTop(region, from, 10))
                        .isEqualTo(model.listTop(region, from, 10));
                assertThat(counter.findCounts(region, HASHTAGS, from))
                        .isEqualTo(model.findCounts(region, HASHTAGS, from));
                assertThat(counter.countPeople(region, HASHTAGS, from))
                        .isEqualTo(model.countPeople(region, HASHTAGS, from));
            }
        }
    }

    private static Instant hour(int later) {
        return FIRST.plus(later, ChronoUnit.HOURS);
    }

    /** A post is always of the same person and hour, as in the platform. */
    private void take(int step, TrendCounter to) {
        int which = step / 10 % posts.size();
        PostId post = posts.get(which);
        UserId user = people.get(which % people.size());
        switch (step % 10) {
            case 0, 1 -> to.remove(List.of(post, posts.get(step / 100 % posts.size())));
            case 2 -> to.removePerson(user);
            default ->
                    to.add(
                            List.of(
                                    mention(step, 0, post, user, which),
                                    mention(step, 1, post, user, which)));
        }
    }

    private Mention mention(int step, int more, PostId post, UserId user, int which) {
        return new Mention(
                regions.get((step / 100 + more) % regions.size()),
                HASHTAGS.get((step / 1_000 + more) % HASHTAGS.size()),
                hour(which % 3),
                user,
                post);
    }
}
