/** Wallets, gifts and payments over HTTP. */
@NullMarked
package plaza.http.ledger;

import org.jspecify.annotations.NullMarked;
