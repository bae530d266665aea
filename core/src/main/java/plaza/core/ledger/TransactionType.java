package plaza.core.ledger;

/** Why money moves. */
public enum TransactionType {
    /** Somebody pays the platform, to have something to spend. */
    TOP_UP,
    GIFT,
    /** The platform pays somebody what they have earned. */
    PAYOUT
}
