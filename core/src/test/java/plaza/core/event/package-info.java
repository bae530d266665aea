/** The stored form of events, and the times between attempts. */
@NullMarked
package plaza.core.event;

import org.jspecify.annotations.NullMarked;
