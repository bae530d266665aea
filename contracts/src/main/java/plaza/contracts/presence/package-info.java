/** What trackers of presence promise. */
@NullMarked
package plaza.contracts.presence;

import org.jspecify.annotations.NullMarked;
