package plaza.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody who is active does in a day, as docs/scale.md assumes. */
record Day(Units units, List<Part> parts) {
    static final double HOME_PAGES = 30;
    static final double PAGES_OF_PEOPLE = 10;
    static final double LIKES = 10;
    static final double POSTS = 1;
    static final double FOLLOWS = 0.5;
    static final double DELIVERIES = 200;

    /** Some of it. */
    record Part(String what, double times, Units units) {}

    /**
     * @param cached whether pages are read again, and answered from caches as far as they can be
     */
    static Day of(List<Cost> costs, boolean cached) {
        Map<Operation, Units> units =
                costs.stream().collect(Collectors.toMap(Cost::operation, Cost::each));
        Function<Operation, Units> each = operation -> units.getOrDefault(operation, Units.NONE);
        List<Part> parts = new ArrayList<>();
        add(
                parts,
                "home pages",
                HOME_PAGES,
                each.apply(cached ? Operation.HOME_AGAIN : Operation.HOME));
        add(
                parts,
                "pages of people",
                PAGES_OF_PEOPLE,
                each.apply(cached ? Operation.PERSON_AGAIN : Operation.PERSON));
        add(parts, "likes", LIKES, each.apply(Operation.LIKE));
        add(parts, "posts", POSTS, each.apply(Operation.POST));
        add(parts, "deliveries", POSTS * DELIVERIES, each.apply(Operation.DELIVERY));
        add(parts, "follows", FOLLOWS, each.apply(Operation.FOLLOW));
        Units sum = Units.NONE;
        for (Part part : parts) {
            sum = sum.plus(part.units());
        }
        return new Day(sum, List.copyOf(parts));
    }

    private static void add(List<Part> parts, String what, double times, Units each) {
        parts.add(new Part(what, times, each.times(times)));
    }
}
