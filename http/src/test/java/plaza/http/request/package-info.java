/** Tests. */
@NullMarked
package plaza.http.request;

import org.jspecify.annotations.NullMarked;
