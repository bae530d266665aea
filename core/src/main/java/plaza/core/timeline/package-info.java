/** Home timelines: kept by fan-out on write, completed by pull on read. */
@NullMarked
package plaza.core.timeline;

import org.jspecify.annotations.NullMarked;
