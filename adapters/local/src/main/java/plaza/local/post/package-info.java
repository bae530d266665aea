/** Posts and their counts, cached in this process, and the parser of their texts. */
@NullMarked
package plaza.local.post;

import org.jspecify.annotations.NullMarked;
