package plaza.core.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * Why a post is recommended.
 *
 * @param people by whom it was found, those who say the most first, at most {@link #NAMED}; none
 *     where it is not by people
 * @param hashtag by which it was found, in its normal form, or null
 */
public record Reason(Kind kind, List<UserId> people, @Nullable String hashtag) {
    /** How many people a reason names. */
    public static final int NAMED = 3;

    private static final String BETWEEN = ":";
    private static final String NEXT = ",";

    /** What leads to a post. */
    public enum Kind {
        /** Whom the viewer follows, follow its author. */
        FOLLOWED_BY_FOLLOWED,
        /** Whom the viewer follows, like it. */
        LIKED_BY_FOLLOWED,
        /** Who likes what the viewer likes, likes it. */
        LIKED_BY_SIMILAR,
        /** It has a hashtag that is in what the viewer posts or likes. */
        HASHTAG,
        /** It rises now. */
        TRENDING;

        /** Whether people lead to it, so that without any of them there is no reason. */
        public boolean isByPeople() {
            return switch (this) {
                case FOLLOWED_BY_FOLLOWED, LIKED_BY_FOLLOWED, LIKED_BY_SIMILAR -> true;
                case HASHTAG, TRENDING -> false;
            };
        }
    }

    public Reason {
        people = List.copyOf(people);
    }

    static Reason by(Kind kind, List<UserId> people) {
        return new Reason(kind, people.subList(0, Math.min(NAMED, people.size())), null);
    }

    /** As a store may keep it: without spaces. */
    String text() {
        return String.join(
                BETWEEN,
                kind.name(),
                people.stream().map(UserId::toString).collect(Collectors.joining(NEXT)),
                hashtag == null ? "" : hashtag);
    }

    static Reason parse(String text) {
        String[] parts = text.split(BETWEEN, 3);
        List<UserId> people =
                Arrays.stream(parts[1].split(NEXT))
                        .filter(id -> !id.isEmpty())
                        .map(id -> new UserId(UUID.fromString(id)))
                        .toList();
        return new Reason(Kind.valueOf(parts[0]), people, parts[2].isEmpty() ? null : parts[2]);
    }
}
