/** What operators look at and may mend. */
@NullMarked
package plaza.http.admin;

import org.jspecify.annotations.NullMarked;
