package plaza.bench.measure;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids in the order of time, as the server's are (RFC 9562, version 7). */
final class TimedIds {
    private TimedIds() {}

    static UUID next(RandomGenerator random) {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
