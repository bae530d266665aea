/** Tests of stories. */
@NullMarked
package plaza.core.story;

import org.jspecify.annotations.NullMarked;
