/** How texts become terms, and names alike. */
@NullMarked
package plaza.core.search;

import org.jspecify.annotations.NullMarked;
