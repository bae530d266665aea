/** The cache that the servers of a deployment share. */
@NullMarked
package plaza.core.cache;

import org.jspecify.annotations.NullMarked;
