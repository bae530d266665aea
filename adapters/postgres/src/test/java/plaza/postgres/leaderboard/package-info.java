/** Leaderboards in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.leaderboard;

import org.jspecify.annotations.NullMarked;
