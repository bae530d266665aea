/** Whoever blocked or is blocked is nowhere to be seen. */
@NullMarked
package plaza.app.endtoend.hidden;

import org.jspecify.annotations.NullMarked;
