package plaza.bench.cost;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.load.Person;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import plaza.bench.search.Vocabulary;
import plaza.bench.server.BenchApi;

/** Does each operation some times and measures what it consumes. For one thread, once. */
final class CostMeasurement {
    static final int FOLLOWERS = 50;

    /** How many pages are read of which nothing is cached, and what is on each. */
    static final int PAGES = 8;

    static final int PAGE = 20;

    private static final String HOME = "/api/feed";
    private static final int WORDS = 20;
    private static final int COMMENT_WORDS = 8;
    private static final int VOCABULARY = 5_000;
    private static final int HASHTAGS = 100;

    private final Options options;
    private final BenchApi api;
    private final Client client;
    private final Meter meter;
    private final PrintStream progress;
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Vocabulary words = new Vocabulary(VOCABULARY);
    private final Map<Operation, Cost> costs = new EnumMap<>(Operation.class);

    /** Names of this run, which may be one of several on the same tables. */
    private final String prefix = "c" + Long.toString(System.currentTimeMillis() / 100, 36) + "_";

    /** The people who act: one for each time. */
    private List<Person> people = List.of();

    /** A post of each of them. */
    private final List<String> posts = new ArrayList<>();

    /**
     * @param times how often each operation is done and counted
     * @param warmUp how often it is done before
     * @param idle how long the server is left alone to measure that
     * @param settle how long nothing may be written for all consequences to be there
     */
    record Options(int times, int warmUp, Duration idle, Duration settle) {
        int people() {
            return times + warmUp;
        }
    }

    /** What was measured, in the order of {@link Operation}, and what is consumed a second. */
    record Result(List<Cost> costs, Units idlePerSecond) {}

    CostMeasurement(Options options, BenchApi api, Client client, PrintStream progress) {
        this.options = options;
        this.api = api;
        this.client = client;
        this.progress = progress;
        this.meter = new Meter(api, options.settle());
    }

    Result run() {
        progress.printf(Locale.ROOT, "Idle: %d s …%n", options.idle().toSeconds());
        Units idle = meter.idle(options.idle());
        people = accounts("p", options.people());
        accounts();
        composing();
        pages();
        acts();
        searching();
        media();
        measure(Operation.DELETE, i -> client.delete(people.get(i), "/api/posts/" + posts.get(i)));
        return new Result(List.copyOf(costs.values()), idle);
    }

    private List<Person> accounts(String name, int count) {
        try (Progress bar = Progress.begin("Accounts", count, progress)) {
            return api.createAccounts(count, prefix + name, bar);
        }
    }

    private void follow(List<Person> all, List<Follow> follows) {
        try (Progress bar = Progress.begin("Follows", follows.size(), progress)) {
            api.createFollows(follows, all, bar);
        }
    }

    /** Somebody else, for each. */
    private Person other(int i) {
        return people.get((i + 1) % people.size());
    }

    private String otherPost(int i) {
        return posts.get((i + 1) % posts.size());
    }

    private void accounts() {
        List<String> ids = new ArrayList<>();
        measure(Operation.REGISTER, i -> ids.add(client.register(prefix + "r" + i)));
        measure(Operation.LOGIN, i -> client.login(prefix + "r" + i));
        measure(Operation.PROFILE, i -> client.get(people.get(i), profile(i)));
        measure(Operation.PROFILE_AGAIN, i -> client.get(people.get(i), profile(i)));
        IntFunction<String> follow = i -> "/api/users/" + ids.get(i) + "/follow";
        measure(Operation.FOLLOW_FIRST, i -> client.post(people.get(i), follow.apply(i)));
        measure(Operation.FOLLOW, i -> client.post(other(i), follow.apply(i)));
        measure(Operation.UNFOLLOW, i -> client.delete(other(i), follow.apply(i)));
    }

    private String profile(int i) {
        return "/api/users/" + prefix + "r" + i;
    }

    private void composing() {
        measure(Operation.POST, i -> posts.add(client.compose(people.get(i), text())));
        measure(
                Operation.POST_WITH_HASHTAGS,
                i -> client.compose(people.get(i), text() + hashtag() + hashtag()));
        List<Person> all = accounts("f", FOLLOWERS + 1);
        List<Follow> follows = new ArrayList<>();
        for (int i = 1; i <= FOLLOWERS; i++) {
            follows.add(new Follow(i, 0));
        }
        follow(all, follows);
        all.forEach(person -> client.get(person, HOME));
        measure(Operation.POST_TO_FOLLOWERS, _ -> client.compose(all.getFirst(), text()));
        Units delivery =
                units(Operation.POST_TO_FOLLOWERS)
                        .minus(units(Operation.POST))
                        .times(1.0 / FOLLOWERS);
        costs.put(Operation.DELIVERY, new Cost(Operation.DELIVERY, delivery));
    }

    /**
     * Each of authors whom nobody has read yet: by a new reader, one with a timeline, a visitor.
     */
    private void pages() {
        List<Person> authors = accounts("a", 3 * PAGES);
        List<Person> readers = accounts("h", 2 * PAGES);
        List<Person> fresh = readers.subList(0, PAGES);
        List<Person> known = readers.subList(PAGES, 2 * PAGES);
        List<Person> all = new ArrayList<>(authors);
        all.addAll(readers);
        List<Follow> follows = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            follows.add(new Follow(authors.size() + i, i));
        }
        follow(all, follows);
        known.forEach(reader -> client.get(reader, HOME));
        try (Progress bar = Progress.begin("Posts", (long) PAGE * authors.size(), progress)) {
            for (int i = 0; i < PAGE; i++) {
                authors.forEach(author -> client.compose(author, text()));
                bar.advance(authors.size());
            }
        }
        measure(Operation.HOME_FIRST, 0, PAGES, i -> client.get(fresh.get(i), HOME));
        measure(Operation.HOME, 0, PAGES, i -> client.get(known.get(i), HOME));
        measure(Operation.HOME_AGAIN, 0, PAGES, i -> client.get(known.get(i), HOME));
        IntConsumer visit = i -> client.get(people.getFirst(), postsOf(authors.get(2 * PAGES + i)));
        measure(Operation.PERSON, 0, PAGES, visit);
        measure(Operation.PERSON_AGAIN, 0, PAGES, visit);
    }

    private static String postsOf(Person author) {
        return "/api/users/" + author.id() + "/posts";
    }

    private void acts() {
        measure(Operation.LIKE, i -> client.post(people.get(i), liking(i)));
        measure(Operation.UNLIKE, i -> client.delete(people.get(i), liking(i)));
        measure(
                Operation.COMMENT,
                i ->
                        client.comment(
                                people.get(i), otherPost(i), words.text(COMMENT_WORDS, random)));
        measure(Operation.REPOST, i -> client.post(people.get(i), otherPost(i, "repost")));
        measure(Operation.BOOKMARK, i -> client.post(people.get(i), otherPost(i, "bookmark")));
        measure(Operation.NOTIFICATIONS, i -> client.get(people.get(i), "/api/notifications"));
    }

    private String liking(int i) {
        return otherPost(i, "like");
    }

    private String otherPost(int i, String act) {
        return "/api/posts/" + otherPost(i) + "/" + act;
    }

    private void searching() {
        measure(Operation.SEARCH_WORD, i -> client.search(people.get(i), "posts", word()));
        measure(
                Operation.SEARCH_WORDS,
                i -> client.search(people.get(i), "posts", word() + " " + word()));
        measure(
                Operation.SEARCH_PEOPLE,
                i -> client.search(people.get(i), "users", other(i).username()));
        measure(Operation.SUGGEST, i -> client.suggest(people.get(i), prefix + "p" + i % 10));
        measure(Operation.TRENDS, i -> client.get(people.get(i), "/api/trends"));
        measure(Operation.RECOMMENDATIONS, i -> client.get(people.get(i), "/api/recommendations"));
    }

    private void media() {
        List<String> keys = new ArrayList<>();
        measure(Operation.UPLOAD, i -> keys.add(client.upload(people.get(i), Picture.png(i))));
        measure(Operation.STORY, i -> client.story(people.get(i), keys.get(i)));
        measure(Operation.STORIES, i -> client.get(people.get(i), "/api/stories"));
    }

    private String text() {
        return words.text(WORDS, random);
    }

    private String word() {
        return Vocabulary.word(words.draw(random));
    }

    private String hashtag() {
        return " #t" + Vocabulary.word(random.nextInt(HASHTAGS));
    }

    private Units units(Operation operation) {
        Cost cost = costs.get(operation);
        return cost == null ? Units.NONE : cost.each();
    }

    private void measure(Operation operation, IntConsumer act) {
        measure(operation, options.warmUp(), options.times(), act);
    }

    /**
     * @param act once, with a number from 0 on
     */
    private void measure(Operation operation, int warmUp, int times, IntConsumer act) {
        try (Progress bar = Progress.begin(operation.what(), times, progress)) {
            for (int i = 0; i < warmUp; i++) {
                act.accept(i);
            }
            Units all =
                    meter.of(
                            () -> {
                                for (int i = warmUp; i < warmUp + times; i++) {
                                    act.accept(i);
                                    bar.advance(1);
                                }
                            });
            costs.put(operation, new Cost(operation, all.times(1.0 / times)));
        }
    }
}
