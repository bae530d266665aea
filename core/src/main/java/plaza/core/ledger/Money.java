package plaza.core.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in whole minor units of its currency: 1234 of USD is $12.34, of JPY ¥1,234. How many
 * digits a currency's minor unit has is from ISO 4217, as the JDK knows it. Never floating point.
 */
public record Money(long minor, Currency currency) {
    /** The currency of the books. */
    public static final Currency USD = Currency.getInstance("USD");

    /** Of USD, and of others as large: what NUMERIC(10, 2) holds. */
    public static final long MAX_CENTS = 99_999_999_99L;

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,11})(\\.\\d{1,4})?");

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " is no money");
        }
    }

    public static Money usd(long cents) {
        return new Money(cents, USD);
    }

    /**
     * Reads {@code 12.34}; empty where it is no such number, or finer than the currency's minor
     * unit.
     */
    public static Optional<Money> parse(String decimal, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0 || !DECIMAL.matcher(decimal).matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(decimal);
        return value.scale() > digits
                ? Optional.empty()
                : Optional.of(new Money(value.movePointRight(digits).longValueExact(), currency));
    }

    /** A currency by its ISO 4217 code; empty for what is none. */
    public static Optional<Currency> currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0
                    ? Optional.empty()
                    : Optional.of(currency);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Rounded half-even, where it is finer than the minor unit. */
    static Money of(BigDecimal value, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return new Money(
                value.setScale(digits, RoundingMode.HALF_EVEN)
                        .movePointRight(digits)
                        .longValueExact(),
                currency);
    }

    /** With the digits of its currency: {@code 12.34}, {@code 1234} for JPY. */
    public BigDecimal value() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return value().toPlainString() + " " + currency.getCurrencyCode();
    }
}
