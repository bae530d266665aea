/** What only the blueprint {@code live} promises. */
@NullMarked
package plaza.app.live;

import org.jspecify.annotations.NullMarked;
