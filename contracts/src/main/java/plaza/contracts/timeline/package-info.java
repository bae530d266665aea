/** What every store of home timelines promises. */
@NullMarked
package plaza.contracts.timeline;

import org.jspecify.annotations.NullMarked;
