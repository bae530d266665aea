/** What stores of live streams promise. */
@NullMarked
package plaza.contracts.live;

import org.jspecify.annotations.NullMarked;
