/** Tests of what starts engines. */
@NullMarked
package plaza.engines;

import org.jspecify.annotations.NullMarked;
