package plaza.core.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.secret.Secret;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** The settings of gifts, and of payments in and out. */
public final class PaymentSettings {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%");
    private static final Pattern EXCHANGE_RATE =
            Pattern.compile("([A-Z]{3})=(\\d{1,6}(?:\\.\\d{1,4})?)");

    public static final Section SECTION = Section.named("payments");

    /** From 0 to 1. */
    public static final Setting<BigDecimal> FEE =
            SECTION.add(
                    "fee",
                    percent(),
                    "30%",
                    "The platform's share of a gift; the rest is the streamer's.");

    /** Cents. */
    public static final Setting<Long> MIN_PAYOUT =
            SECTION.add(
                    "minPayout",
                    cents(),
                    "10.00",
                    "In USD: the least that is paid out at once, and the least and the most that is"
                            + " paid in at once.");

    /** Cents. */
    public static final Setting<Long> MIN_TOP_UP = SECTION.add("minTopUp", cents(), "1.00", "");

    /** Cents. */
    public static final Setting<Long> MAX_TOP_UP = SECTION.add("maxTopUp", cents(), "1000.00", "");

    public static final Setting<Duration> HOLD =
            SECTION.add(
                    "hold",
                    ValueType.durationOrZero(),
                    "7d",
                    "How long what was given lies before it is paid out: while it may be taken"
                            + " back.");

    /** USD for one unit of each currency that is taken besides USD. */
    public static final Setting<Map<Currency, BigDecimal>> RATES =
            SECTION.add(
                    "rates",
                    rates(),
                    "EUR=1.0850,GBP=1.2700,JPY=0.0067,KWD=3.2600",
                    "The currencies that are taken besides USD, and what one of each is worth in"
                            + " USD; a change holds for what is paid after it.");

    /** None are taken where it is not set. */
    public static final Setting<Optional<Secret>> SECRET =
            SECTION.optional(
                    "secret",
                    ValueType.signingKey(),
                    "at-least-32-characters-of-your-own",
                    "With what the payment provider signs its notices (docs/wallet.md), 32"
                            + " characters or more. Left out, none are taken.");

    private PaymentSettings() {}

    /** The rules as they are set. */
    public static LedgerRules rules(Settings settings, Clock clock) {
        return new LedgerRules(
                settings.get(FEE),
                settings.get(MIN_PAYOUT),
                settings.get(MIN_TOP_UP),
                settings.get(MAX_TOP_UP),
                settings.get(HOLD),
                new ExchangeRates(settings.get(RATES)),
                clock);
    }

    /** A share, from 0 % to 100 %, as a number from 0 to 1. */
    private static ValueType<BigDecimal> percent() {
        return ValueType.of("a share like 30% or 2.5%", PaymentSettings::parsePercent);
    }

    private static Optional<BigDecimal> parsePercent(String text) {
        Matcher matcher = PERCENT.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2))
                        .filter(share -> share.compareTo(BigDecimal.ONE) <= 0)
                : Optional.empty();
    }

    /** An amount of USD. */
    private static ValueType<Long> cents() {
        return ValueType.of(
                "an amount of USD like 10.00",
                text ->
                        Money.parse(text, Money.USD)
                                .map(Money::minor)
                                .filter(cents -> cents > 0 && cents <= Money.MAX_CENTS));
    }

    /** What currencies are worth in USD. */
    private static ValueType<Map<Currency, BigDecimal>> rates() {
        return ValueType.of(
                "currencies and what one of each is worth in USD, like EUR=1.0850,JPY=0.0067",
                PaymentSettings::parseRates);
    }

    private static Optional<Map<Currency, BigDecimal>> parseRates(String text) {
        Map<Currency, BigDecimal> rates = new HashMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = EXCHANGE_RATE.matcher(part.strip());
            Optional<Currency> currency =
                    matcher.matches() ? Money.currency(matcher.group(1)) : Optional.empty();
            if (currency.isEmpty()
                    || currency.get().equals(Money.USD)
                    || new BigDecimal(matcher.group(2)).signum() == 0
                    || rates.put(currency.get(), new BigDecimal(matcher.group(2))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(rates));
    }
}
