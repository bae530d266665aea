package plaza.dynamodb.search;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plaza.dynamodb.Item;

/** Goes through ids, from the largest downwards. */
@FunctionalInterface
interface Walk {
    /**
     * Goes on a little.
     *
     * @param found told the items of an id that is looked for, those of all lists in their order
     * @return an id down to which everything was looked at; null when there is nothing more
     */
    @Nullable String step(Consumer<List<Item>> found);
}
