package plaza.http.json;

import java.time.Instant;

/** ISO 8601 in UTC with exactly milliseconds, as {@code 2026-03-01T09:30:00.000Z}. */
public final class IsoTime {
    static final int LENGTH = 24;

    private static final long MIN = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long MAX = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final int MILLIS_PER_DAY = 86_400_000;

    private IsoTime() {}

    public static String format(Instant at) {
        char[] text = new char[LENGTH];
        write(at, text);
        return new String(text);
    }

    /**
     * Writes by hand: a page of posts has some forty times, and a DateTimeFormatter takes longer
     * over them than over all else.
     */
    static void write(Instant at, char[] text) {
        long millis = at.toEpochMilli();
        if (millis < MIN || millis > MAX) {
            throw new IllegalArgumentException("a time of this API has a year of four digits");
        }
        int ofDay = (int) Math.floorMod(millis, (long) MILLIS_PER_DAY);
        date(Math.floorDiv(millis, (long) MILLIS_PER_DAY), text);
        text[10] = 'T';
        digits(text, 11, 2, ofDay / 3_600_000);
        text[13] = ':';
        digits(text, 14, 2, ofDay / 60_000 % 60);
        text[16] = ':';
        digits(text, 17, 2, ofDay / 1_000 % 60);
        text[19] = '.';
        digits(text, 20, 3, ofDay % 1_000);
        text[23] = 'Z';
    }

    /** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days. */
    private static void date(long epochDay, char[] text) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        long dayOfEra = day - era * 146_097;
        long yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long month = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = (int) (dayOfYear - (153 * month + 2) / 5) + 1;
        int civilMonth = (int) (month < 10 ? month + 3 : month - 9);
        long year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0);
        digits(text, 0, 4, (int) year);
        text[4] = '-';
        digits(text, 5, 2, civilMonth);
        text[7] = '-';
        digits(text, 8, 2, dayOfMonth);
    }

    private static void digits(char[] text, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
