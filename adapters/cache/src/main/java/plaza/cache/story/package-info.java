/** Stories, in the cache that servers share. */
@NullMarked
package plaza.cache.story;

import org.jspecify.annotations.NullMarked;
