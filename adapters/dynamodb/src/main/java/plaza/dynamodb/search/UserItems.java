package plaza.dynamodb.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserMatch;
import plaza.core.search.UserSearch;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/**
 * What is indexed of a person, {@code USERS#<0-15>, <user>}, and their postings. All of these are
 * in the order of how many digits their number of followers has, so that the most followed are
 * found first and a posting is written again only when there are ten times as many:
 *
 * <ul>
 *   <li>{@code NAME#<name>, <9-digits>#<user>}: username and display name, whole;
 *   <li>{@code NAMES#<first character>#<digits>, <name from one of its words on>/<user>};
 *   <li>{@code TEXT#<first character>#<digits>, <word>/<user>}: of names and bio;
 *   <li>{@code TRIGRAM#<trigram>, <9-digits>#<user>}: of names.
 * </ul>
 */
final class UserItems {
    static final char BEHIND_WORD = '/';
    private static final char BEHIND_RANK = '#';

    private static final String USERNAME = "username";
    private static final String DISPLAY_NAME = "displayName";
    private static final String NAMES = "names";
    private static final String TYPED = "typed";
    private static final String WORDS = "words";
    private static final String FOLLOWERS = "followers";
    private static final String USERS = "USERS";

    /** The beginning of the trigram of a first letter. */
    private static final String BLANKS = "  ";

    private UserItems() {}

    static Key key(UserId user) {
        return Buckets.key(USERS, user.value(), user.toString());
    }

    static List<String> partitions() {
        return Buckets.partitions(USERS);
    }

    static Item of(SearchableUser user, long generation) {
        return Entries.of(key(user.id()), user.isOpen(), generation)
                .with(USERNAME, user.username())
                .with(DISPLAY_NAME, user.displayName())
                .with(NAMES, user.names().value())
                .with(TYPED, NameTokens.typed(user.displayName()))
                .with(WORDS, Words.stored(user.text()))
                .with(FOLLOWERS, user.followers());
    }

    /** Whether nothing would change. */
    static boolean isSame(Item before, Item next) {
        return Entries.isThere(before)
                && !Entries.isUnfinished(before)
                && before.flag(Entries.OPEN) == next.flag(Entries.OPEN)
                && before.number(FOLLOWERS) == next.number(FOLLOWERS)
                && before.text(USERNAME).equals(next.text(USERNAME))
                && before.text(DISPLAY_NAME).equals(next.text(DISPLAY_NAME))
                && before.text(NAMES).equals(next.text(NAMES))
                && before.text(TYPED).equals(next.text(TYPED))
                && before.text(WORDS).equals(next.text(WORDS));
    }

    static UserId id(Item item) {
        return new UserId(UUID.fromString(item.key().sk()));
    }

    static Optional<UserMatch> match(UserSearch search, Item item) {
        var user =
                new SearchableUser(
                        id(item),
                        item.text(USERNAME),
                        item.text(DISPLAY_NAME),
                        null,
                        item.number(FOLLOWERS),
                        item.flag(Entries.OPEN));
        boolean mentioned = new Words(item.text(WORDS)).hasAll(search.words());
        return UserMatch.of(search, user, mentioned);
    }

    static String ofName(String name) {
        return "NAME#" + Names.cut(name);
    }

    static String ofNames(String beginning, int magnitude) {
        return "NAMES#" + Words.first(beginning) + "#" + magnitude;
    }

    static String ofText(String word, int magnitude) {
        return "TEXT#" + Words.first(word) + "#" + magnitude;
    }

    static String ofTrigram(String trigram) {
        return "TRIGRAM#" + trigram;
    }

    /** The person of a posting of a whole name or a trigram. */
    static UserId ranked(Item posting) {
        String sk = posting.key().sk();
        return new UserId(UUID.fromString(sk.substring(sk.indexOf(BEHIND_RANK) + 1)));
    }

    /** The person of another posting. */
    static UserId behindWord(Item posting) {
        String sk = posting.key().sk();
        return new UserId(UUID.fromString(sk.substring(sk.lastIndexOf(BEHIND_WORD) + 1)));
    }

    /**
     * The trigrams by which what is alike is found. Names that share nothing but first letters are
     * never alike: of two words such a trigram is one of four at most.
     */
    static Set<String> trigrams(String names) {
        return NameTokens.trigrams(List.of(names.strip().split(" ", -1))).stream()
                .filter(trigram -> !trigram.startsWith(BLANKS))
                .collect(Collectors.toSet());
    }

    static Map<Key, String> postings(Item item) {
        Map<Key, String> postings = new HashMap<>();
        String user = item.key().sk();
        int magnitude = Names.magnitude(item.number(FOLLOWERS));
        String ranked = (Names.MAGNITUDES - 1 - magnitude) + "" + BEHIND_RANK + user;
        String username = item.text(USERNAME).toLowerCase(Locale.ROOT);
        postings.put(new Key(ofName(username), ranked), "");
        if (!item.text(TYPED).isEmpty()) {
            postings.put(new Key(ofName(item.text(TYPED)), ranked), "");
        }
        String names = item.text(NAMES);
        for (int at = names.indexOf(' '); at >= 0; at = names.indexOf(' ', at + 1)) {
            String rest = names.substring(at + 1);
            postings.put(
                    new Key(ofNames(rest, magnitude), Names.cut(rest) + BEHIND_WORD + user), "");
        }
        for (String term : new Words(item.text(WORDS)).terms()) {
            postings.put(new Key(ofText(term, magnitude), term + BEHIND_WORD + user), "");
        }
        if (!names.isEmpty()) {
            trigrams(names).forEach(each -> postings.put(new Key(ofTrigram(each), ranked), ""));
        }
        return postings;
    }
}
