package plaza.core.leaderboard;

import java.util.UUID;

/** So many more cents for a person or a stream on a board; fewer where it is below zero. */
public record Score(Board board, UUID member, long cents) {}
