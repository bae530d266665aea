/** How JSON is read and written: strict on the way in, the same everywhere on the way out. */
@NullMarked
package plaza.http.json;

import org.jspecify.annotations.NullMarked;
