/** What goes on while an engine is away, on whichever blueprint. */
@NullMarked
package plaza.app.away;

import org.jspecify.annotations.NullMarked;
