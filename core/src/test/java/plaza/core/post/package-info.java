/** What posts may look like. */
@NullMarked
package plaza.core.post;

import org.jspecify.annotations.NullMarked;
