/** Leaderboards in memory. */
@NullMarked
package plaza.memory.leaderboard;

import org.jspecify.annotations.NullMarked;
