package plaza.core.ledger;

/**
 * A person's balance, in cents.
 *
 * @param balance what they may spend
 * @param earnings what they were given and have not had paid out
 * @param held of the earnings, what cannot be paid out yet
 */
public record Wallet(long balance, long earnings, long held) {
    public long available() {
        return Math.max(0, earnings - held);
    }
}
