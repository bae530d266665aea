/** Bookmarks in memory keep their contract. */
@NullMarked
package plaza.memory.bookmark;

import org.jspecify.annotations.NullMarked;
