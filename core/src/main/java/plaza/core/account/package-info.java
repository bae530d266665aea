/** People: their accounts, profiles and credentials. */
@NullMarked
package plaza.core.account;

import org.jspecify.annotations.NullMarked;
