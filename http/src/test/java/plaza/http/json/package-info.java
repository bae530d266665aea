/** Tests. */
@NullMarked
package plaza.http.json;

import org.jspecify.annotations.NullMarked;
