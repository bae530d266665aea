/** Home timelines of the readers who are active, in this process's memory. */
@NullMarked
package plaza.local.timeline;

import org.jspecify.annotations.NullMarked;
