package plaza.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.local.post.TwitterTextParser;
import plaza.memory.account.MemoryAccountStore;

/** How much a text speaks of. */
final class EntityFinderTest {
    private final EntityFinder finder =
            new EntityFinder(new TwitterTextParser(), new MemoryAccountStore());

    private static List<String> many(String before, String after) {
        return IntStream.range(0, 200).mapToObj(i -> before + i + after).toList();
    }

    @Test
    void theFirstHashtagsOfATextAreTakenAndTheOthersArePlainText() {
        List<String> tags = many("tag", "");
        String text = tags.stream().map(tag -> "#" + tag).collect(Collectors.joining(" "));

        assertThat(finder.find(text).hashtags()).isEqualTo(tags.subList(0, 30));
        assertThat(finder.find(text.substring(0, text.indexOf(" #tag30"))).hashtags()).hasSize(30);
    }

    @Test
    void theFirstLinksOfATextAreTakenAndTheOthersArePlainText() {
        List<String> links = many("a", ".org");

        assertThat(finder.find(String.join(" ", links)).urls()).isEqualTo(links.subList(0, 50));
    }
}
