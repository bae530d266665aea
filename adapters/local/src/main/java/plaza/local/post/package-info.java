/** The parser of the texts of posts. */
@NullMarked
package plaza.local.post;

import org.jspecify.annotations.NullMarked;
