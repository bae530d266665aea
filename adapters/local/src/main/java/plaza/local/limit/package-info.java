/** Rate limits, counted in this process. */
@NullMarked
package plaza.local.limit;

import org.jspecify.annotations.NullMarked;
