package plaza.core.trend;

import java.time.Duration;

/**
 * The rules of trends.
 *
 * @param retention for so long the counts of an hour are kept
 * @param minPeople so many different people must have used a hashtag, or taken up a post, in this
 *     hour and the one before
 */
public record TrendRules(Duration retention, int minPeople) {}
