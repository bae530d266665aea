package plaza.core.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom somebody looks for.
 *
 * @param typed the words, folded; see {@link NameTokens#typed}
 * @param username the text as a username would be written
 * @param words every one of them stands in a name or in the bio; the last may go on
 */
public record UserSearch(String typed, String username, List<Phrase> words) {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    public UserSearch {
        words = List.copyOf(words);
    }

    public static UserSearch of(String text) {
        List<Phrase> words = new ArrayList<>();
        for (String word : WHITE_SPACE.split(text, -1)) {
            Phrase phrase = Phrase.of(word);
            if (!phrase.isEmpty()) {
                words.add(phrase);
            }
        }
        if (!words.isEmpty()) {
            words.add(words.removeLast().open());
        }
        return new UserSearch(NameTokens.typed(text), NameTokens.username(text), words);
    }

    public boolean isEmpty() {
        return typed.isEmpty();
    }
}
