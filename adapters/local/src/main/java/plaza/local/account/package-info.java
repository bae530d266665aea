/** Accounts, cached in this process. */
@NullMarked
package plaza.local.account;

import org.jspecify.annotations.NullMarked;
