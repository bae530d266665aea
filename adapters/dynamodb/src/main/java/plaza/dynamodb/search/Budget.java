package plaza.dynamodb.search;

import java.util.concurrent.atomic.AtomicInteger;

/** Read units that one question may cost, roughly. Thread-safe. */
final class Budget {
    /** Postings that DynamoDB reads for one unit, of 4 KB. */
    private static final int POSTINGS = 40;

    private final AtomicInteger left;

    Budget(int units) {
        this.left = new AtomicInteger(units);
    }

    void postings(int read) {
        left.addAndGet(-1 - read / POSTINGS);
    }

    void items(int read) {
        left.addAndGet(-read);
    }

    boolean isSpent() {
        return left.get() <= 0;
    }
}
