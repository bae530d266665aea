/** How each engine is started, and how it is asked whether it is there. */
@NullMarked
package plaza.engines.recipe;

import org.jspecify.annotations.NullMarked;
