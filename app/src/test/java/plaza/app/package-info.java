/** Tests of the whole process. */
@NullMarked
package plaza.app;

import org.jspecify.annotations.NullMarked;
