/** What leaderboards promise. */
@NullMarked
package plaza.contracts.leaderboard;

import org.jspecify.annotations.NullMarked;
