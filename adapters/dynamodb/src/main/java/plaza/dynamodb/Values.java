package plaza.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How values are written. */
public final class Values {
    /** All of one length, so that the order of the texts is that of the times. */
    private static final DateTimeFormatter SORTED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Values() {}

    static AttributeValue of(Object text) {
        return AttributeValue.fromS(text.toString());
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue of(Collection<?> texts) {
        return AttributeValue.fromL(texts.stream().map(Values::of).toList());
    }

    static AttributeValue micros(Instant at) {
        return of(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A time within a sort key, to the microsecond. */
    public static String sorted(Instant at) {
        return SORTED.format(at);
    }

    /** The time that a text of {@link #sorted} says. */
    public static Instant fromSorted(String text) {
        return Instant.parse(text);
    }
}
