package plaza.core;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param cursor where to go on, or null for the beginning
 * @param limit how many items at the most, 1–1,000 (clients may ask for 100)
 */
public record PageRequest(@Nullable Cursor cursor, int limit) {
    public static final int MAX_LIMIT = 1_000;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DomainException.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(null, limit);
    }

    public PageRequest from(@Nullable Cursor next) {
        return new PageRequest(next, limit);
    }

    public PageRequest limit(int newLimit) {
        return new PageRequest(cursor, newLimit);
    }
}
