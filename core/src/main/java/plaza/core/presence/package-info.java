/** Presence: who is online, and when somebody was last. */
@NullMarked
package plaza.core.presence;

import org.jspecify.annotations.NullMarked;
