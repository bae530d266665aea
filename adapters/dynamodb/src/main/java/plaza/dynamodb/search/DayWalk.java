package plaza.dynamodb.search;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.dynamodb.Item;

/** All posts of a bucket, day by day. Not thread-safe. */
final class DayWalk implements Walk {
    private final Days.Backwards days;
    private final Function<String, PostingList> posts;
    private int next;
    private @Nullable String day;
    private @Nullable PostingList list;

    /**
     * @param posts what is indexed of the posts of a day
     */
    DayWalk(Days.Backwards days, Function<String, PostingList> posts) {
        this.days = days;
        this.posts = posts;
    }

    @Override
    public @Nullable String step(Consumer<List<Item>> found) {
        if (day == null || list == null) {
            day = days.get(next++);
            if (day == null) {
                return null;
            }
            list = posts.apply(day);
        }
        Item post = list.head();
        if (post == null) {
            String whole = Days.floor(day);
            day = null;
            return whole;
        }
        found.accept(List.of(post));
        list.next();
        return list.id(post);
    }
}
