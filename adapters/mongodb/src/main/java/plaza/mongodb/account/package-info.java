/** Accounts in MongoDB. */
@NullMarked
package plaza.mongodb.account;

import org.jspecify.annotations.NullMarked;
