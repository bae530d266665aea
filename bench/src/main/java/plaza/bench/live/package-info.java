/** Many listeners to live updates, and whether each hears what it should. */
@NullMarked
package plaza.bench.live;

import org.jspecify.annotations.NullMarked;
