/** Sessions, cached in this process. */
@NullMarked
package plaza.local.session;

import org.jspecify.annotations.NullMarked;
