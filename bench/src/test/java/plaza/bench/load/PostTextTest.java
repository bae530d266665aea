package plaza.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PostTextTest {
    private static final Pattern MENTION = Pattern.compile("@(\\w+)");
    private static final List<Person> PEOPLE =
            IntStream.range(0, 50)
                    .mapToObj(i -> new Person("id" + i, "bt0abcd_9500_" + i, "token"))
                    .toList();

    @Property
    void textIs256CharactersWithOneToSixMentionsOfPeopleThereAre(@ForAll long seed) {
        String text = PostText.write(PEOPLE, new SplittableRandom(seed));
        List<String> mentioned =
                MENTION.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
        Set<String> usernames = PEOPLE.stream().map(Person::username).collect(Collectors.toSet());
        assertThat(text).hasSize(256).isEqualTo(text.strip()).matches("[A-Za-z0-9@_ ]+");
        assertThat(mentioned).hasSizeBetween(1, 6);
        assertThat(usernames).containsAll(mentioned);
    }
}
