package plaza.cache.story;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plaza.cache.SharedEntries;
import plaza.core.id.StoryId;

/** Ids of stories as one field, with spaces between: it is there also where there are none. */
enum StoryIdsFormat implements SharedEntries.Format<List<StoryId>> {
    INSTANCE;

    private static final String FIELD = "ids";
    private static final Pattern SPACE = Pattern.compile(" ");

    @Override
    public Map<String, String> write(List<StoryId> ids) {
        return Map.of(FIELD, ids.stream().map(StoryId::toString).collect(Collectors.joining(" ")));
    }

    @Override
    public List<StoryId> read(Map<String, String> fields) {
        return SPACE.splitAsStream(fields.getOrDefault(FIELD, ""))
                .filter(id -> !id.isEmpty())
                .map(id -> new StoryId(UUID.fromString(id)))
                .toList();
    }
}
