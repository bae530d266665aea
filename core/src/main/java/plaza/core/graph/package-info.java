/** Who follows whom, who asked to, and who blocks or mutes whom. */
@NullMarked
package plaza.core.graph;

import org.jspecify.annotations.NullMarked;
