package plaza.core.search;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;

/**
 * Builds an index that is new: after an upgrade there are people and posts from before there was
 * one, whose events may be pruned, and an engine may have been replaced. Done beside everything
 * else; until then searching finds less than there is.
 */
public final class SearchBuilder extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(SearchBuilder.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SearchRebuild rebuild;

    public SearchBuilder(SearchRebuild rebuild, Backoff backoff) {
        super("search-builder", backoff);
        this.rebuild = rebuild;
    }

    @Override
    protected void round() throws InterruptedException {
        if (!rebuild.isBuilt()) {
            var seen = new long[1];
            // A new platform has nothing to build, and nothing to tell of it.
            boolean whole = rebuild.run(count -> seen[0] = count, () -> !isClosing()).isPresent();
            if (whole && seen[0] > 0) {
                LOG.info("built the search index from {} people and posts", seen[0]);
            }
        }
        pause(EVERY);
    }
}
