/** Searching, and suggestions while typing. */
@NullMarked
package plaza.http.search;

import org.jspecify.annotations.NullMarked;
