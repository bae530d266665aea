/** Accounts, in the table {@code users}. */
@NullMarked
package plaza.postgres.account;

import org.jspecify.annotations.NullMarked;
