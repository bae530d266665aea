/** The API's description, made from the code. */
@NullMarked
package plaza.http.openapi;

import org.jspecify.annotations.NullMarked;
