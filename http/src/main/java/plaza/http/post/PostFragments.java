package plaza.http.post;

import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import plaza.core.account.Account;
import plaza.core.post.Post;
import plaza.http.json.Utf8;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a post without its counts and marks, which belong behind it: in parts, between which
 * belong its author, whom it mentions and its media; and as a whole, with the people as they were
 * when it was put together.
 *
 * @param id up to the author
 * @param text from the text to the people it mentions
 * @param urls from there to the media
 * @param rest from there to the counts
 * @param people whom the whole has: the author, and whom the post mentions; empty where it was not
 *     put together yet
 * @param whole up to the counts, without media
 * @param head the whole up to the media
 */
record PostFragments(
        Utf8 id,
        Utf8 text,
        Utf8 urls,
        Utf8 rest,
        List<WeakReference<Account>> people,
        Utf8 whole,
        Utf8 head) {
    /** What the objects take besides the bytes, and their place in a cache. */
    private static final int OVERHEAD = 500;

    private static final int OVERHEAD_OF_A_PERSON = 60;

    private static final Utf8 NOTHING = new Utf8(new byte[0]);
    private static final Utf8 NO_MEDIA = utf8("[]");
    private static final Utf8 COMMA = utf8(",");

    static PostFragments of(Post post, JsonMapper json) {
        return new PostFragments(
                utf8("{\"id\":" + json.writeValueAsString(post.id()) + ",\"author\":"),
                utf8(
                        ",\"text\":"
                                + json.writeValueAsString(post.text())
                                + ",\"entities\":{\"hashtags\":"
                                + json.writeValueAsString(post.entities().hashtags())
                                + ",\"mentions\":["),
                utf8(
                        "],\"urls\":"
                                + json.writeValueAsString(post.entities().urls())
                                + "},\"media\":"),
                utf8(
                        ",\"replyTo\":"
                                + json.writeValueAsString(post.replyTo())
                                + ",\"quoteOf\":"
                                + json.writeValueAsString(post.quoteOf())
                                + ",\"visibility\":"
                                + json.writeValueAsString(post.visibility())
                                + ",\"createdAt\":"
                                + json.writeValueAsString(post.createdAt())
                                + ",\"editedAt\":"
                                + json.writeValueAsString(post.editedAt())
                                + ",\"counts\":"),
                List.of(),
                NOTHING,
                NOTHING);
    }

    private static Utf8 utf8(String json) {
        return new Utf8(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same post, put together with these people. */
    PostFragments with(
            Renderings.Held<Account, PersonFragments> author,
            List<Renderings.Held<Account, PersonFragments>> mentioned) {
        List<WeakReference<Account>> shown = new ArrayList<>(1 + mentioned.size());
        shown.add(author.value());
        var joined = new Joined();
        Range idOf = joined.add(id);
        joined.add(author.rendered().author());
        Range textOf = joined.add(text);
        for (int i = 0; i < mentioned.size(); i++) {
            if (i > 0) {
                joined.add(COMMA);
            }
            joined.add(mentioned.get(i).rendered().mention());
            shown.add(mentioned.get(i).value());
        }
        Range urlsOf = joined.add(urls);
        joined.add(NO_MEDIA);
        Range restOf = joined.add(rest);
        var all = new Utf8(joined.toByteArray());
        // The parts share the bytes of the whole, so that they are held once.
        return new PostFragments(
                idOf.of(all),
                textOf.of(all),
                urlsOf.of(all),
                restOf.of(all),
                List.copyOf(shown),
                all,
                all.part(0, urlsOf.end()));
    }

    private record Range(int begin, int end) {
        Utf8 of(Utf8 whole) {
            return whole.part(begin, end);
        }
    }

    private static final class Joined extends ByteArrayOutputStream {
        Range add(Utf8 part) {
            int begin = count;
            writeBytes(part.asUnquotedUTF8());
            return new Range(begin, count);
        }
    }

    /** Whether the whole has exactly these people, as they are. */
    boolean shows(Account author, List<Account> mentioned) {
        if (people.size() != 1 + mentioned.size() || !Renderings.is(people.getFirst(), author)) {
            return false;
        }
        for (int i = 0; i < mentioned.size(); i++) {
            if (!Renderings.is(people.get(1 + i), mentioned.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** In memory, in bytes. */
    int weight() {
        return OVERHEAD
                + OVERHEAD_OF_A_PERSON * people.size()
                + (people.isEmpty()
                        ? id.length() + text.length() + urls.length() + rest.length()
                        : whole.length());
    }
}
