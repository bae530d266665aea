/** Leaderboards: who gave and was given the most. */
@NullMarked
package plaza.core.leaderboard;

import org.jspecify.annotations.NullMarked;
