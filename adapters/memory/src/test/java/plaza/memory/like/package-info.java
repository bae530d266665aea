/** Likes in memory keep their contract. */
@NullMarked
package plaza.memory.like;

import org.jspecify.annotations.NullMarked;
