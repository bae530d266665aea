/** What people are told, and what is kept for them. */
@NullMarked
package plaza.core.update;

import org.jspecify.annotations.NullMarked;
