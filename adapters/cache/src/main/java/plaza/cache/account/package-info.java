/** Accounts, cached in this process. */
@NullMarked
package plaza.cache.account;

import org.jspecify.annotations.NullMarked;
