/** What people did lately, in memory. */
@NullMarked
package plaza.memory.activity;

import org.jspecify.annotations.NullMarked;
