/** Accounts in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.account;

import org.jspecify.annotations.NullMarked;
