/** Posts: writing, reading, editing and deleting them, and their counts. */
@NullMarked
package plaza.core.post;

import org.jspecify.annotations.NullMarked;
