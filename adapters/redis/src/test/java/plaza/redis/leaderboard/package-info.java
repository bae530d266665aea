/** Leaderboards in Redis keep their contract. */
@NullMarked
package plaza.redis.leaderboard;

import org.jspecify.annotations.NullMarked;
