/** Random input. */
@NullMarked
package plaza.app.fuzz;

import org.jspecify.annotations.NullMarked;
