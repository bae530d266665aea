/** Tests of what starts engines. */
@NullMarked
package plaza.engines.testing;

import org.jspecify.annotations.NullMarked;
