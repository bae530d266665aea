package plaza.contracts.trend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.TrendCounter;

/** Whatever a few people mention, two counters answer alike. */
public interface TrendCounterModel extends Model<TrendCounter> {
    @Override
    default Agreement<TrendCounter> agreement() {
        return Agreement.on(TrendCounter.class).often(6, "add").rounds(20);
    }

    @Override
    default void fill(Arguments arguments) {
        Instant first = arguments.start().truncatedTo(ChronoUnit.HOURS);
        List<UserId> people = people(arguments, 3);
        List<String> regions = List.of("r" + people.getFirst(), "r" + people.getLast());
        List<UUID> posts = IntStream.range(0, 6).mapToObj(i -> arguments.id(first)).toList();
        // Hours that are gone are not mentioned again: they are days old.
        var gone = new AtomicInteger();
        arguments
                .of(UUID.class, posts)
                .of(String.class, List.of("a", "b", "c"))
                .named("region", String.class, () -> arguments.one(regions))
                .made(Instant.class, () -> hour(first, arguments.random().nextInt(4)))
                .named("hour", Instant.class, () -> hour(first, later(arguments, gone)))
                .made(
                        Mention.class,
                        () -> mention(arguments, regions, posts, people, first, gone.get()));
    }

    private static Instant hour(Instant first, int later) {
        return first.plus(later, ChronoUnit.HOURS);
    }

    private static int later(Arguments arguments, AtomicInteger gone) {
        return gone.get() < 2 && arguments.random().nextInt(4) == 0
                ? gone.incrementAndGet()
                : gone.get();
    }

    /** A post is always of the same person and hour, as in the platform. */
    private static Mention mention(
            Arguments arguments,
            List<String> regions,
            List<UUID> posts,
            List<UserId> people,
            Instant first,
            int gone) {
        int hour = gone + arguments.random().nextInt(3 - gone);
        int which = hour + 3 * arguments.random().nextInt(posts.size() / 3);
        return new Mention(
                arguments.one(regions),
                arguments.one(String.class),
                hour(first, hour),
                people.get(which % people.size()),
                posts.get(which));
    }
}
