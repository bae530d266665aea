/** Sessions, cached in this process. */
@NullMarked
package plaza.cache.session;

import org.jspecify.annotations.NullMarked;
