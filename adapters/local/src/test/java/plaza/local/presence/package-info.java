/** Presence, in this process: keeps its contract. */
@NullMarked
package plaza.local.presence;

import org.jspecify.annotations.NullMarked;
