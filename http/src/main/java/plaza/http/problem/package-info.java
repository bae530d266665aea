/** Refusals and failures as problem details (RFC 9457): the one place that knows status codes. */
@NullMarked
package plaza.http.problem;

import org.jspecify.annotations.NullMarked;
