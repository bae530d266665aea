package plaza.cassandra.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import plaza.core.trend.Mention;

/**
 * Where something is counted.
 *
 * @param at a full hour
 */
record Place(String region, Instant at, String subject) {
    static Place of(Mention mention) {
        return new Place(mention.region(), mention.hour(), mention.subject());
    }

    LocalDate date() {
        return date(at);
    }

    int hour() {
        return hour(at);
    }

    static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static int hour(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getHour();
    }
}
