package plaza.core.ledger;

import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * Where money is. The sum over all accounts is zero.
 *
 * @param user whose it is; null for the platform's
 */
public record LedgerAccount(Kind kind, @Nullable UserId user) {
    public LedgerAccount {
        if (kind.isPersonal() != (user != null)) {
            throw new IllegalArgumentException(kind + " of " + user);
        }
    }

    /** Whose, and what for. */
    public enum Kind {
        /** What somebody may spend. Never below zero. */
        BALANCE,
        /** What somebody was given, and may have paid out. Never below zero. */
        EARNINGS,
        /** The platform's share of gifts. */
        FEES,
        /** What the payment provider holds for the platform, as a debt: below zero. */
        PROVIDER,
        /** What is on its way to people. */
        PAYOUTS,
        /**
         * What was taken back from the platform, and could not be taken from anybody: below zero.
         */
        LOSSES;

        public boolean isPersonal() {
            return this == BALANCE || this == EARNINGS;
        }
    }

    public static LedgerAccount balance(UserId user) {
        return new LedgerAccount(Kind.BALANCE, user);
    }

    public static LedgerAccount earnings(UserId user) {
        return new LedgerAccount(Kind.EARNINGS, user);
    }

    static LedgerAccount platform(Kind kind) {
        return new LedgerAccount(kind, null);
    }

    @Override
    public String toString() {
        return user == null ? kind.name() : kind + " of " + user;
    }
}
