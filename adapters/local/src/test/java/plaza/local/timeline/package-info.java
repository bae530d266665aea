/** The timelines in memory against their contract and their bounds. */
@NullMarked
package plaza.local.timeline;

import org.jspecify.annotations.NullMarked;
