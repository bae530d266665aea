/** Stories. */
@NullMarked
package plaza.http.story;

import org.jspecify.annotations.NullMarked;
