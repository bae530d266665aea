/** Who watches which stream, in this process: keeps its contract. */
@NullMarked
package plaza.local.live;

import org.jspecify.annotations.NullMarked;
