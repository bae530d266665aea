/** The endpoints for operators. */
@NullMarked
package plaza.http.admin;

import org.jspecify.annotations.NullMarked;
