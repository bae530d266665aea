package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.ledger.Money;
import plaza.core.ledger.Wallet;

/**
 * A person's balance. Amounts are decimal texts, so that nobody reads them as floating point.
 *
 * @param balance what they may spend
 * @param earnings what they were given and have not had paid out
 * @param held of the earnings, what cannot be paid out yet
 * @param available of the earnings, what can
 */
@Schema(name = "Wallet")
record WalletJson(String currency, String balance, String earnings, String held, String available) {
    static WalletJson of(Wallet wallet) {
        return new WalletJson(
                Money.USD.getCurrencyCode(),
                usd(wallet.balance()),
                usd(wallet.earnings()),
                usd(wallet.held()),
                usd(wallet.available()));
    }

    static String usd(long cents) {
        return Money.usd(cents).value().toPlainString();
    }
}
