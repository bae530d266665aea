/** The journal of what happened, and the workers that follow it. */
@NullMarked
package plaza.core.event;

import org.jspecify.annotations.NullMarked;
