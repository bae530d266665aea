/** Leaderboards in PostgreSQL. */
@NullMarked
package plaza.postgres.leaderboard;

import org.jspecify.annotations.NullMarked;
