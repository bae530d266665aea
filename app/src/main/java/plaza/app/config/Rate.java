package plaza.app.config;

import java.time.Duration;

/**
 * So many in so much time, for example {@code 10/15m}.
 *
 * @param count at least 1
 * @param per longer than zero
 */
public record Rate(int count, Duration per) {
    public Rate {
        if (count < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("a rate is at least one in some time");
        }
    }
}
