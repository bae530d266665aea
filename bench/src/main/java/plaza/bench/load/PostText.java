package plaza.bench.load;

import java.util.List;
import java.util.random.RandomGenerator;

/** Writes posts of exactly 256 characters with one to six mentions, as DeathStarBench does. */
public final class PostText {
    public static final int LENGTH = 256;
    private static final int MOST_MENTIONS = 6;
    private static final List<String> WORDS =
            List.of(
                    "morning", "coffee", "river", "walk", "the", "a", "with", "friends", "again",
                    "music", "late", "train", "rain", "over", "city", "light", "and", "bread",
                    "garden", "small", "book", "window", "tonight", "quiet", "of", "long", "road",
                    "home", "market", "blue", "after", "work", "never", "enough", "time", "for");

    private PostText() {}

    /**
     * ASCII letters, digits, spaces, {@code @} and {@code _} only, so that it is JSON as it is.
     *
     * @param people who may be mentioned; usernames of at most 32 characters
     */
    public static String write(List<Person> people, RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH + 32);
        int mentions = 1 + random.nextInt(MOST_MENTIONS);
        for (int i = 0; i < mentions; i++) {
            String username = people.get(random.nextInt(people.size())).username();
            text.append('@').append(username).append(' ');
        }
        while (text.length() < LENGTH) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        text.setLength(LENGTH);
        // A post is stripped by the server; a blank at its end would cost it a character.
        if (text.charAt(LENGTH - 1) == ' ') {
            text.setCharAt(LENGTH - 1, 's');
        }
        return text.toString();
    }
}
