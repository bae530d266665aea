/** Tests of ids. */
@NullMarked
package plaza.core.id;

import org.jspecify.annotations.NullMarked;
