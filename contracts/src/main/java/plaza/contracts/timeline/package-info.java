/** The contract of every store of home timelines. */
@NullMarked
package plaza.contracts.timeline;

import org.jspecify.annotations.NullMarked;
