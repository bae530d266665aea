/** The contract of leaderboards. */
@NullMarked
package plaza.contracts.leaderboard;

import org.jspecify.annotations.NullMarked;
