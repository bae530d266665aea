/** Presence, in this process. */
@NullMarked
package plaza.local.presence;

import org.jspecify.annotations.NullMarked;
