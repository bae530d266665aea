package plaza.core.leaderboard;

import java.util.UUID;

/**
 * A place on a board.
 *
 * @param rank from 1; those who have as much share one, and the next is as many behind (1, 2, 2, 4)
 */
public record Standing(long rank, UUID member, long cents) {}
