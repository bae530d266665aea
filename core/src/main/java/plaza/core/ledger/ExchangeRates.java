package plaza.core.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import plaza.core.DomainException;

/**
 * The worth of a unit of each currency in USD. With at most four digits behind the point, as they
 * are recorded: whoever multiplies what is recorded gets what was booked.
 */
public final class ExchangeRates {
    public static final int SCALE = 4;

    private final Map<Currency, BigDecimal> rates;

    /**
     * @throws IllegalArgumentException for a rate that is not positive or has more than four digits
     */
    public ExchangeRates(Map<Currency, BigDecimal> rates) {
        rates.forEach(
                (currency, rate) -> {
                    if (rate.signum() <= 0 || rate.stripTrailingZeros().scale() > SCALE) {
                        throw new IllegalArgumentException(
                                "the rate of "
                                        + currency
                                        + " must be positive, with at most "
                                        + SCALE
                                        + " digits behind the point");
                    }
                });
        this.rates = Map.copyOf(rates);
    }

    /**
     * @throws DomainException INVALID for a currency that has no rate
     */
    public BigDecimal rate(Currency currency) {
        if (currency.equals(Money.USD)) {
            return BigDecimal.ONE.setScale(SCALE);
        }
        return Optional.ofNullable(rates.get(currency))
                .map(rate -> rate.setScale(SCALE))
                .orElseThrow(
                        () -> DomainException.invalid("currency", "must be one of " + codes()));
    }

    private String codes() {
        var codes = new TreeSet<String>();
        codes.add(Money.USD.getCurrencyCode());
        rates.keySet().forEach(currency -> codes.add(currency.getCurrencyCode()));
        return String.join(", ", codes);
    }

    /** Cents, rounded half-even. */
    public static long toCents(Money money, BigDecimal rate) {
        return Money.of(money.value().multiply(rate), Money.USD).minor();
    }
}
