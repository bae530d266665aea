/** What the servers of a deployment keep together of what is slower to load. */
@NullMarked
package plaza.core.cache;

import org.jspecify.annotations.NullMarked;
