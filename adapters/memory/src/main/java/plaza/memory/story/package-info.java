/** Stories in memory. */
@NullMarked
package plaza.memory.story;

import org.jspecify.annotations.NullMarked;
