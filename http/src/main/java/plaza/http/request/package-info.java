/** Where a request comes from, and its name. */
@NullMarked
package plaza.http.request;

import org.jspecify.annotations.NullMarked;
