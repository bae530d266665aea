/** Home timelines in memory, without bound: what the other stores are compared with. */
@NullMarked
package plaza.memory.timeline;

import org.jspecify.annotations.NullMarked;
