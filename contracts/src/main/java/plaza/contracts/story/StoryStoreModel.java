package plaza.contracts.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;

/** Whatever stories come, are seen and go, two stores answer alike at every time. */
public interface StoryStoreModel extends Model<StoryStore> {
    Duration FAR_AHEAD = Duration.ofDays(3_650);

    @Override
    default Agreement<StoryStore> agreement() {
        return Agreement.on(StoryStore.class)
                .often(5, "insert")
                .often(4, "putView")
                .inAnyOrder("summarize");
    }

    @Override
    default void fill(Arguments arguments) {
        // Engines with a clock of their own remove what has expired by it.
        Instant start = arguments.start().plus(FAR_AHEAD);
        List<UserId> people = people(arguments, 4);
        // Two in each second, some of the same person.
        List<StoryId> ids =
                IntStream.range(0, 6)
                        .mapToObj(i -> new StoryId(arguments.id(start.plusSeconds(i / 2))))
                        .toList();
        arguments
                .of(StoryId.class, ids)
                .made(Instant.class, () -> start.plusSeconds(arguments.random().nextInt(13)))
                .made(
                        Story.class,
                        () -> story(arguments, arguments.random().nextInt(6), ids, people));
    }

    /** A story stays with its author. */
    private static Story story(
            Arguments arguments, int which, List<StoryId> ids, List<UserId> people) {
        return new Story(
                ids.get(which),
                people.get(which % people.size()),
                "stories/" + which + ".jpg",
                which % 2 == 0 ? null : arguments.one(String.class),
                arguments.one(StoryVisibility.class),
                arguments.one(Instant.class).plusSeconds(2));
    }
}
