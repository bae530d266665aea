/** The contract of stores of live streams. */
@NullMarked
package plaza.contracts.live;

import org.jspecify.annotations.NullMarked;
