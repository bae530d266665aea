package plaza.core.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * The conditions of a search for posts; all of them hold.
 *
 * @param all phrases that the text has
 * @param none phrases that it does not have
 * @param hashtags that it has, as {@link plaza.core.post.Entities#hashtags}
 * @param from who wrote it, or null for anybody
 * @param since made at this time or later, or null
 * @param until made before this time, or null
 * @param asOf when the search began: later posts are left out, and ages counted from then
 */
public record PostSearch(
        List<Phrase> all,
        List<Phrase> none,
        List<String> hashtags,
        @Nullable UserId from,
        @Nullable Instant since,
        @Nullable Instant until,
        Instant asOf) {

    public PostSearch {
        all = List.copyOf(all);
        none = List.copyOf(none);
        hashtags = List.copyOf(hashtags);
    }

    /**
     * Whether nothing is named that a post must have, nor when it was made: nothing is found then.
     */
    public boolean isEmpty() {
        return all.isEmpty()
                && hashtags.isEmpty()
                && from == null
                && since == null
                && until == null;
    }
}
