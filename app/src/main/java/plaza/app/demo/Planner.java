package plaza.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.app.demo.Phrases.Topic;
import plaza.app.demo.Plan.Following;
import plaza.app.demo.Plan.Member;
import plaza.app.demo.Plan.Reaction;
import plaza.app.demo.Plan.Told;
import plaza.app.demo.Plan.Written;
import plaza.app.importing.FileIds;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * Makes up a network: the same for the same seed and day, to the end of that day; what is still to
 * come is for the caller to leave out. Not thread-safe.
 */
final class Planner {
    private static final int PEOPLE = 200;
    private static final int POSTS = 1_300;
    private static final Duration TIME = Duration.ofDays(14);

    /** How many follows somebody begins with whom one can log in as: their feed is full. */
    private static final int CURIOUS = 60;

    private static final int STORIES = 70;
    private static final Duration STORY_TIME = Duration.ofDays(2);

    /** How likely an hour of the day (UTC) is, from 0: people sleep, and most have an evening. */
    private static final int[] HOURS = {
        3, 2, 1, 1, 1, 2, 4, 7, 9, 9, 8, 8, 10, 9, 8, 8, 9, 11, 13, 15, 16, 14, 10, 6
    };

    private final long seed;
    private final Chance chance;
    private final Phrases phrases = Phrases.load();
    private final Instant begin;
    private final Instant end;
    private final List<Following> follows = new ArrayList<>();
    private final Map<UserId, List<Member>> followers = new HashMap<>();
    private final List<Reaction> likes = new ArrayList<>();
    private final List<Reaction> reposts = new ArrayList<>();
    private List<Member> people = List.of();
    private int written;

    Planner(long seed, LocalDate day) {
        this.seed = seed;
        this.chance = new Chance(new Random(seed * 31 + day.toEpochDay()));
        this.end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        this.begin = end.minus(TIME);
    }

    Plan plan() {
        people = new People(chance, seed, phrases).make(PEOPLE, begin, "demo:" + seed);
        people.forEach(this::follow);
        List<Written> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            posts.add(post());
        }
        posts.addAll(news());
        List<Written> replies = replies(posts, 0.6);
        List<Written> answers = replies(replies, 0.35);
        posts.forEach(this::react);
        replies.forEach(this::reactToReply);
        return new Plan(
                people,
                sorted(follows, Comparator.comparing(Following::at)),
                List.of(byTime(posts), byTime(replies), byTime(answers)),
                sorted(likes, Comparator.comparing(Reaction::at)),
                sorted(reposts, Comparator.comparing(Reaction::at)),
                stories());
    }

    private static List<Written> byTime(List<Written> posts) {
        return sorted(posts, Comparator.comparing(Written::id));
    }

    private static <T> List<T> sorted(Collection<T> things, Comparator<T> order) {
        return things.stream().sorted(order).toList();
    }

    /** The first people are the popular ones, and everybody follows some from anywhere. */
    private void follow(Member follower) {
        Set<Member> followed = new LinkedHashSet<>();
        boolean shown = people.subList(0, Demo.WITH_PASSWORD).contains(follower);
        int wanted = shown ? CURIOUS : 6 + chance.ranked(60, 1.3);
        for (int i = 0; i < wanted; i++) {
            followed.add(
                    people.get(
                            chance.in(0.8)
                                    ? chance.ranked(PEOPLE, 0.8)
                                    : chance.between(0, PEOPLE - 1)));
        }
        followed.remove(follower);
        for (Member other : followed) {
            Instant joined = later(follower.id(), other.id());
            Instant at = joined.plus(chance.delay(Duration.ofDays(15)));
            follows.add(new Following(follower.id(), other.id(), at.isBefore(end) ? at : joined));
            followers.computeIfAbsent(other.id(), id -> new ArrayList<>()).add(follower);
        }
    }

    private static Instant later(UserId one, UserId other) {
        UserId later = one.compareTo(other) > 0 ? one : other;
        return Ids.timeOf(later.value());
    }

    private Written post() {
        int rank = chance.ranked(PEOPLE, 0.6);
        Member author = people.get(rank);
        // Everybody has some topics of their own.
        List<Topic> topics = phrases.topics();
        Topic topic = topics.get((rank + chance.ranked(3, 1.5)) % topics.size());
        String text = phrases.about(topic, chance);
        List<Member> audience = followers.getOrDefault(author.id(), List.of());
        if (!audience.isEmpty() && chance.in(0.08)) {
            text = "@" + chance.one(audience).username() + " " + text;
        }
        return written(author, time(), text, null, chance.in(0.15));
    }

    private Instant time() {
        int day = chance.between(0, (int) TIME.toDays() - 1);
        int place = chance.between(0, Arrays.stream(HOURS).sum() - 1);
        int hour = 0;
        while (place >= HOURS[hour]) {
            place -= HOURS[hour++];
        }
        return begin.plus(Duration.ofDays(day).plusHours(hour))
                .plusMillis(chance.between(0, 3_599_999));
    }

    /** What rises today: from the evening before on, more people in every hour. */
    private List<Written> news() {
        List<Written> posts = new ArrayList<>();
        for (int hour = 0; hour < 28; hour++) {
            Instant from = end.minus(Duration.ofHours(28L - hour));
            Set<Member> authors = new LinkedHashSet<>();
            for (int i = 0; i < 4 + hour; i++) {
                authors.add(chance.one(people));
            }
            for (Member author : authors) {
                Instant at = from.plusMillis(chance.between(0, 3_599_999));
                posts.add(written(author, at, phrases.news(chance), null, chance.in(0.25)));
            }
        }
        return posts;
    }

    /** Of two days, so that there are some of the last 24 hours at any time of the day. */
    private List<Told> stories() {
        List<Told> stories = new ArrayList<>();
        for (int i = 0; i < STORIES; i++) {
            UserId author = people.get(chance.ranked(PEOPLE, 0.6)).id();
            Instant at = end.minusMillis(1 + chance.random().nextLong(STORY_TIME.toMillis()));
            String text = chance.in(0.4) ? phrases.reply(chance) : null;
            var id = new StoryId(FileIds.id("story:demo:" + seed + ":" + i, at));
            stories.add(new Told(id, author, text, chance.random().nextLong()));
        }
        return sorted(stories, Comparator.comparing(Told::at));
    }

    private List<Written> replies(List<Written> posts, double mean) {
        List<Written> replies = new ArrayList<>();
        for (Written post : posts) {
            List<Member> audience = followers.getOrDefault(post.author(), List.of());
            while (!audience.isEmpty() && chance.in(mean / (1 + mean))) {
                Instant at = post.at().plus(chance.delay(Duration.ofHours(3)));
                if (at.isBefore(end)) {
                    String text = phrases.reply(chance);
                    replies.add(written(chance.one(audience), at, text, post.id(), false));
                }
            }
        }
        return replies;
    }

    private Written written(
            Member author, Instant at, String text, @Nullable PostId replyTo, boolean pictured) {
        PostId id = FileIds.post("demo:" + seed + ":" + written++, at, author.id());
        OptionalLong picture =
                pictured ? OptionalLong.of(chance.random().nextLong()) : OptionalLong.empty();
        return new Written(id, author.id(), text, replyTo, picture);
    }

    private void react(Written post) {
        List<Member> audience = followers.getOrDefault(post.author(), List.of());
        if (audience.isEmpty()) {
            return;
        }
        // Few posts are liked by very many.
        int most = Math.max(1, audience.size() / 2);
        react(post, audience, chance.ranked(most + 1, 1.45), likes);
        if (chance.in(0.15)) {
            react(post, audience, 1 + chance.ranked(8, 1.5), reposts);
        }
    }

    private void reactToReply(Written reply) {
        if (chance.in(0.4)) {
            react(reply, people, chance.between(1, 3), likes);
        }
    }

    private void react(Written post, List<Member> audience, int times, List<Reaction> reactions) {
        Set<UserId> done = new HashSet<>();
        for (int i = 0; i < times; i++) {
            UserId user = chance.one(audience).id();
            Instant at = post.at().plus(chance.delay(Duration.ofHours(5)));
            if (done.add(user) && at.isBefore(end)) {
                reactions.add(new Reaction(user, post.id(), at));
            }
        }
    }
}
