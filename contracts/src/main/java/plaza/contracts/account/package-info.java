/** What every store of accounts promises. */
@NullMarked
package plaza.contracts.account;

import org.jspecify.annotations.NullMarked;
