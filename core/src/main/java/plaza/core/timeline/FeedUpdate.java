package plaza.core.timeline;

import plaza.core.update.Topic;
import plaza.core.update.Update;

/** Something has come to the home feeds of its readers. */
public record FeedUpdate(TimelineEntry entry) implements Update {
    @Override
    public Topic topic() {
        return Topic.FEED;
    }
}
