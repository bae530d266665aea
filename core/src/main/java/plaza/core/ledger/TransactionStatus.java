package plaza.core.ledger;

/** The states of a transaction; each move from one to the next is booked. */
public enum TransactionStatus {
    /** The provider has not said yet how it ends. */
    PENDING,
    COMPLETED,
    /** Nothing moved, or it moved back. */
    FAILED,
    /** Given back by an operator. */
    REFUNDED,
    /** Taken back by the bank of who paid. */
    CHARGED_BACK
}
