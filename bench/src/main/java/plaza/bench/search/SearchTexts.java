package plaza.bench.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts of posts and queries for them. Immutable. */
final class SearchTexts {
    private static final int WORDS = 20_000;
    private static final int HASHTAGS = 500;
    private static final int COMMON = 15;
    private static final int MEDIUM = 1_500;
    private static final int RARE = 8_000;
    private static final int SHORTEST = 6;
    private static final int SPREAD = 18;
    private static final int TAGGED_PERCENT = 25;

    private final Vocabulary words = new Vocabulary(WORDS);
    private final Vocabulary hashtags = new Vocabulary(HASHTAGS);

    /** 6 to 23 words, and every fourth time a hashtag: JSON as it is. */
    String post(RandomGenerator random) {
        String text = words.text(SHORTEST + random.nextInt(SPREAD), random);
        return random.nextInt(100) < TAGGED_PERCENT ? text + " #" + hashtag(random) : text;
    }

    private String hashtag(RandomGenerator random) {
        return "t" + Vocabulary.word(hashtags.draw(random));
    }

    /** A first and a last name. */
    static String name(int number) {
        int first = number % 97;
        int last = 400 + number * 7 % 6_007;
        return capital(Vocabulary.word(first)) + " " + capital(Vocabulary.word(last));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** The path and query of a request. */
    String query(QueryKind kind, int people, RandomGenerator random) {
        return switch (kind) {
            case RARE -> posts(Vocabulary.word(RARE + random.nextInt(WORDS - RARE)));
            case COMMON -> posts(common(random));
            case TWO_WORDS ->
                    posts(common(random) + " " + Vocabulary.word(50 + random.nextInt(MEDIUM)));
            case PHRASE -> posts("\"" + common(random) + " " + common(random) + "\"");
            case HASHTAG -> posts("#" + hashtag(random));
            case USER_TYPO -> "/api/search?type=users&q=" + encoded(typo(people, random));
            case SUGGEST -> "/api/search/suggest?q=" + encoded(beginning(people, random));
        };
    }

    private static String common(RandomGenerator random) {
        return Vocabulary.word(random.nextInt(COMMON));
    }

    private static String typo(int people, RandomGenerator random) {
        String name = name(random.nextInt(people));
        int gone = 1 + random.nextInt(name.length() - 1);
        return name.substring(0, gone) + name.substring(gone + 1);
    }

    private static String beginning(int people, RandomGenerator random) {
        List<String> names = List.of(name(random.nextInt(people)).split(" ", -1));
        String name = names.get(random.nextInt(names.size()));
        return name.substring(0, Math.min(name.length(), 1 + random.nextInt(5)));
    }

    static String posts(String q) {
        return "/api/search?q=" + encoded(q);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
