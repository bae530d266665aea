/** Leaderboards in memory keep their contract. */
@NullMarked
package plaza.memory.leaderboard;

import org.jspecify.annotations.NullMarked;
