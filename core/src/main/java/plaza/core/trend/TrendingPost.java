package plaza.core.trend;

import plaza.core.post.PostView;

/**
 * A post that people take up now, as a viewer sees it.
 *
 * @param trend how many do, and how fast that rises
 */
public record TrendingPost(PostView post, Trend trend) {}
