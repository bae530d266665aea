package plaza.core.ledger;

import java.util.Set;

/**
 * Moves real money: takes it for top-ups and pays it out. Every call can be repeated; a transaction
 * is charged or paid once for its id. A failure to reach the provider is a {@link
 * plaza.core.StorageException}: then nobody knows, and it is asked again later.
 */
public interface PaymentProvider {
    /** What the provider says of a transaction. */
    enum Result {
        /** It will tell later, or has to be asked again. */
        PENDING,
        DONE,
        DECLINED,
        /** Never heard of. */
        UNKNOWN
    }

    /** As the configuration and its notices name it. */
    String name();

    /** The ways to pay and to be paid that it takes. */
    Set<String> methods();

    /** Takes the money of a top-up, or pays a payout out. */
    Result carryOut(Transaction transaction);

    /** What has become of a transaction. */
    Result ask(Transaction transaction);
}
