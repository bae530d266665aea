/** The viewers of streams, in this process. */
@NullMarked
package plaza.local.live;

import org.jspecify.annotations.NullMarked;
