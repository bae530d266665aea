/** The page at the address of the server itself. */
@NullMarked
package plaza.http.root;

import org.jspecify.annotations.NullMarked;
