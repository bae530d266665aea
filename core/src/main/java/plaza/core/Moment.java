package plaza.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads moments as people and clients write them: a time with its offset (ISO 8601, {@code
 * 2026-03-01T09:30:00+01:00}), or a day ({@code 2026-03-01}), which is its first moment in UTC.
 */
public final class Moment {
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int DAY_LENGTH = "2026-03-01".length();

    private Moment() {}

    /** Nothing where the text is neither, or lies outside of the years 1970 to 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant at =
                    text.length() == DAY_LENGTH
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant();
            return Optional.of(at).filter(it -> !it.isBefore(Instant.EPOCH) && !it.isAfter(MAX));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
