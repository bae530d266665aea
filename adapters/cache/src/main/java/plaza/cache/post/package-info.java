/** Posts and their counts, cached in this process. */
@NullMarked
package plaza.cache.post;

import org.jspecify.annotations.NullMarked;
