package plaza.core.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;

/** A time in whole hours or days (UTC): from a beginning up to, not including, an end. */
record Span(Instant from, Instant until) {

    /**
     * What a client asks for, rounded to whole units outwards.
     *
     * @param from null for {@code usual} before the end
     * @param to null for the end of the unit that is running
     * @throws plaza.core.DomainException INVALID when it ends before it begins, or is too long
     */
    static Span of(
            @Nullable Instant from,
            @Nullable Instant to,
            ChronoUnit unit,
            Duration usual,
            Duration longest,
            Instant now) {
        Instant until = to == null ? now.truncatedTo(unit).plus(1, unit) : roundedUp(to, unit);
        Instant begin = from == null ? until.minus(usual) : from.truncatedTo(unit);
        new Validation()
                .check(begin.isBefore(until), "to", "must be after from")
                .check(
                        Duration.between(begin, until).compareTo(longest) <= 0,
                        "from",
                        "must lie at most %d days before to".formatted(longest.toDays()))
                .orThrow();
        return new Span(begin, until);
    }

    private static Instant roundedUp(Instant time, ChronoUnit unit) {
        Instant down = time.truncatedTo(unit);
        return down.equals(time) ? down : down.plus(1, unit);
    }
}
