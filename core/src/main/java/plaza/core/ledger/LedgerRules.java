package plaza.core.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;

/**
 * @param fee the platform's share of a gift, from 0 to 1
 * @param minPayoutCents the least that is paid out at once
 * @param minTopUpCents the least that is paid in at once
 * @param maxTopUpCents the most that is paid in at once
 * @param hold how long what was given has to lie before it is paid out: while it may be taken back
 */
public record LedgerRules(
        BigDecimal fee,
        long minPayoutCents,
        long minTopUpCents,
        long maxTopUpCents,
        Duration hold,
        ExchangeRates rates,
        Clock clock) {

    public LedgerRules {
        if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a fee of " + fee);
        }
    }

    /** The platform's share, rounded half-even; the rest is the receiver's. */
    public long fee(long cents) {
        return BigDecimal.valueOf(cents)
                .multiply(fee)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
