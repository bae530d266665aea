package plaza.core.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.id.PostId;

/**
 * A post in a list of what is recommended to somebody.
 *
 * @param reasons the weightiest first
 */
public record Recommended(PostId post, List<Reason> reasons) {
    private static final String SPACE = " ";

    public Recommended {
        reasons = List.copyOf(reasons);
    }

    /** As a store may keep it. */
    public String text() {
        return Stream.concat(Stream.of(post.toString()), reasons.stream().map(Reason::text))
                .collect(Collectors.joining(SPACE));
    }

    /** What {@link #text} wrote. */
    public static Recommended parse(String text) {
        String[] parts = text.split(SPACE);
        return new Recommended(
                new PostId(UUID.fromString(parts[0])),
                Arrays.stream(parts).skip(1).map(Reason::parse).toList());
    }
}
