/** The search index and suggestions in memory. */
@NullMarked
package plaza.memory.search;

import org.jspecify.annotations.NullMarked;
