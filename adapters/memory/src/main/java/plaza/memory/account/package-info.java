/** Accounts, in memory. */
@NullMarked
package plaza.memory.account;

import org.jspecify.annotations.NullMarked;
