/** Data directories that earlier versions filled. */
@NullMarked
package plaza.app.kept;

import org.jspecify.annotations.NullMarked;
