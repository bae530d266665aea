/** The contract of every store of accounts. */
@NullMarked
package plaza.contracts.account;

import org.jspecify.annotations.NullMarked;
