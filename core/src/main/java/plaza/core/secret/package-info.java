/** Passwords and keys as a type that does not print itself. */
@NullMarked
package plaza.core.secret;

import org.jspecify.annotations.NullMarked;
