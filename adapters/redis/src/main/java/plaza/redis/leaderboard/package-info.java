/** Leaderboards in Redis. */
@NullMarked
package plaza.redis.leaderboard;

import org.jspecify.annotations.NullMarked;
