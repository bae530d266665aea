package plaza.core.post;

import java.util.List;
import plaza.core.id.UserId;

/**
 * The entities of a text, each once, in the order of the text.
 *
 * @param hashtags as {@link Hashtags#normal}, at most 100 characters each
 * @param mentions the people named who exist
 * @param urls as written
 */
public record Entities(List<String> hashtags, List<UserId> mentions, List<String> urls) {
    public static final Entities NONE = new Entities(List.of(), List.of(), List.of());

    public Entities {
        hashtags = List.copyOf(hashtags);
        mentions = List.copyOf(mentions);
        urls = List.copyOf(urls);
    }

    /** Without what is in the words of the text: whom it mentions is left. */
    public Entities withoutText() {
        return new Entities(List.of(), mentions, List.of());
    }
}
