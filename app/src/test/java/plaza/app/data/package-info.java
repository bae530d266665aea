/** Tests of the data directory. */
@NullMarked
package plaza.app.data;

import org.jspecify.annotations.NullMarked;
