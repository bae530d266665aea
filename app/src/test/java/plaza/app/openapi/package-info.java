/** The description of the API, held against what the server serves. */
@NullMarked
package plaza.app.openapi;

import org.jspecify.annotations.NullMarked;
