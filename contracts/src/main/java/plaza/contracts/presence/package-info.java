/** The contract of trackers of presence. */
@NullMarked
package plaza.contracts.presence;

import org.jspecify.annotations.NullMarked;
