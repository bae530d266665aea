/** Tests of what starts engines. */
@NullMarked
package plaza.engines.process;

import org.jspecify.annotations.NullMarked;
