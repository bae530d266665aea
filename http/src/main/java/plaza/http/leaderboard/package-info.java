/** Leaderboards over HTTP. */
@NullMarked
package plaza.http.leaderboard;

import org.jspecify.annotations.NullMarked;
