/** Tests. */
@NullMarked
package plaza.http.post;

import org.jspecify.annotations.NullMarked;
