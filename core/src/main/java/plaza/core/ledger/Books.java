package plaza.core.ledger;

/** All that is in the books, to be read as a whole, which may take longer than a call of a port. */
public interface Books {
    /** Reads everything, as it is at one moment. */
    void read(Ledger.Reader reader);
}
