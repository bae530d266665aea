/** What only the blueprint {@code cloud} promises. */
@NullMarked
package plaza.app.cloud;

import org.jspecify.annotations.NullMarked;
