/** Posts in memory keep their contract. */
@NullMarked
package plaza.memory.post;

import org.jspecify.annotations.NullMarked;
