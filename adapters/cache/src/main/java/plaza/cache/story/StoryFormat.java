package plaza.cache.story;

import java.util.Map;
import plaza.cache.SharedEntries;
import plaza.core.event.RecordCodec;
import plaza.core.story.Story;

/** Stories as fields, the time at which they expire among them. */
enum StoryFormat implements SharedEntries.Format<Story> {
    INSTANCE;

    private static final RecordCodec<Story> CODEC = RecordCodec.of(Story.class);

    @Override
    public Map<String, String> write(Story story) {
        return CODEC.encode(story);
    }

    @Override
    public Story read(Map<String, String> fields) {
        return CODEC.decode(fields);
    }
}
