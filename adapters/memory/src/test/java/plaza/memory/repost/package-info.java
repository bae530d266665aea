/** Reposts in memory keep their contract. */
@NullMarked
package plaza.memory.repost;

import org.jspecify.annotations.NullMarked;
