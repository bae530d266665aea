/** What people are told, and what is kept for them. */
@NullMarked
package plaza.core.subscription;

import org.jspecify.annotations.NullMarked;
