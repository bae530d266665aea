package plaza.contracts.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;

/** Posts and people to be found, by words that no other test uses. */
public final class SearchSamples {
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private SearchSamples() {}

    /** A word of letters and digits that nobody has used. */
    public static String word() {
        return "w" + Long.toString(COUNT.incrementAndGet(), 36);
    }

    /** A random word, which is not like the others. */
    public static String name() {
        return UUID.randomUUID().toString().substring(0, 8).replace('-', 'x');
    }

    public static SearchablePost post(String text) {
        return post(text, Samples.now());
    }

    public static SearchablePost post(String text, Instant at) {
        return post(Samples.userId(), text, at, List.of());
    }

    public static SearchablePost post(
            UserId author, String text, Instant at, List<String> hashtags) {
        UUID random = UUID.randomUUID();
        var id = PostId.of(Ids.of(at, 7, random.getLeastSignificantBits()), author);
        return new SearchablePost(id, author, text, hashtags, hashtags);
    }

    public static SearchableUser user(String username, String displayName) {
        return user(Samples.userId(), username, displayName, 0, true);
    }

    public static SearchableUser user(
            UserId id, String username, String displayName, long followers, boolean isOpen) {
        return new SearchableUser(id, username, displayName, null, followers, isOpen);
    }

    /** A search for one word, as it is given. */
    public static PostSearch search(String word) {
        return search(List.of(phrase(word)), List.of());
    }

    public static PostSearch search(List<Phrase> all, List<Phrase> none) {
        return new PostSearch(all, none, List.of(), null, null, null, Samples.now());
    }

    /** Words next to each other. */
    public static Phrase phrase(String... words) {
        var terms = new ArrayList<Term>();
        for (String word : words) {
            terms.add(new Term(word, terms.size(), false));
        }
        return new Phrase(terms);
    }

    /** The post that consists of a word; the same for the same word. */
    static SearchablePost only(String word) {
        UUID hash = UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
        var author = new UserId(hash);
        var id = PostId.of(Ids.of(Instant.EPOCH, 0, hash.getLeastSignificantBits()), author);
        return new SearchablePost(id, author, word, List.of(), List.of());
    }
}
