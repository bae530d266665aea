/** The first-level cache that the caching decorators of the ports share. */
@NullMarked
package plaza.local.cache;

import org.jspecify.annotations.NullMarked;
