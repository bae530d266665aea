package plaza.core.ledger;

/** One line of a booking: how many cents come to an account, or go where it is below zero. */
public record Entry(LedgerAccount account, long cents) {}
