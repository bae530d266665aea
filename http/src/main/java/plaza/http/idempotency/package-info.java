/** Requests that may be sent again without being done again. */
@NullMarked
package plaza.http.idempotency;

import org.jspecify.annotations.NullMarked;
