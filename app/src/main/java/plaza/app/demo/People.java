package plaza.app.demo;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;
import plaza.app.demo.Plan.Member;
import plaza.app.importing.FileIds;
import plaza.core.account.Registration;
import plaza.core.id.UserId;

/** Makes up people of some countries. Not thread-safe. */
final class People {
    private static final Duration OLDEST = Duration.ofDays(60);
    private static final Duration NEWEST = Duration.ofDays(16);

    /** Countries as people of each place have them; English-speaking ones twice. */
    private static final List<Locale> PLACES =
            List.of(Locale.US, Locale.UK, Locale.US, Locale.UK, Locale.GERMANY, Locale.FRANCE);

    private final Chance chance;
    private final List<Faker> fakers = new ArrayList<>();
    private final Phrases phrases;
    private final Set<String> taken = new HashSet<>();

    People(Chance chance, long seed, Phrases phrases) {
        this.chance = chance;
        this.phrases = phrases;
        for (Locale place : PLACES) {
            // Each of its own: the same numbers would give the same names for every place.
            fakers.add(new Faker(place, new Random(seed * PLACES.size() + fakers.size())));
        }
    }

    /**
     * @param begin of the posts; everybody joined some time before
     * @param namespace tells the ids of this network from those of others
     */
    List<Member> make(int count, Instant begin, String namespace) {
        List<Member> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Duration before =
                    Duration.ofSeconds(
                            chance.random().nextLong(NEWEST.toSeconds(), OLDEST.toSeconds()));
            UserId id = FileIds.user(namespace + ":" + i, begin.minus(before));
            people.add(person(id, chance.between(0, PLACES.size() - 1)));
        }
        return people;
    }

    private Member person(UserId id, int place) {
        Faker faker = fakers.get(place);
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        String username = username(first, last);
        var registration =
                new Registration(
                        username,
                        username + "@demo.example",
                        "",
                        first + " " + last,
                        PLACES.get(place).getCountry(),
                        PLACES.get(place).getLanguage());
        return new Member(
                id, registration, bio(), faker.address().city(), chance.random().nextLong());
    }

    private String bio() {
        Phrases.Topic one = chance.one(phrases.topics());
        Phrases.Topic other = chance.one(phrases.topics());
        return chance.in(0.5)
                ? "Mostly %s, sometimes %s."
                        .formatted(one.hashtags().get(0), other.hashtags().get(0))
                : "#%s #%s".formatted(one.hashtags().get(0), other.hashtags().get(1));
    }

    /** 2 to 20 signs, of the letters that a username may have. */
    private String username(String first, String last) {
        String plain =
                Normalizer.normalize(first + "_" + last, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replaceAll("[^a-z0-9_]", "");
        String name = plain.substring(0, Math.min(17, plain.length()));
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + i;
        }
        return free;
    }
}
