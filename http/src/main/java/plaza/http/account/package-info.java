/** Joining, and the own profile. */
@NullMarked
package plaza.http.account;

import org.jspecify.annotations.NullMarked;
