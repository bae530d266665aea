package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plaza.dynamodb.Item;

/**
 * What is in all of several lists, from the largest id downwards. Each list is read from where the
 * others have got to: of a word that everybody uses only what lies around the posts of a rare one.
 * Not thread-safe.
 */
final class Intersection implements Walk {
    private final List<PostingList> lists;

    Intersection(List<PostingList> lists) {
        this.lists = List.copyOf(lists);
    }

    /** Looks at the next id of the list that has got furthest. */
    @Override
    public @Nullable String step(Consumer<List<Item>> found) {
        PostingList furthest = null;
        String target = null;
        for (PostingList list : lists) {
            Item head = list.head();
            if (head == null) {
                return null;
            }
            String id = list.id(head);
            if (target == null || id.compareTo(target) < 0) {
                target = id;
                furthest = list;
            }
        }
        if (target == null || furthest == null) {
            return null;
        }
        List<Item> postings = new ArrayList<>(lists.size());
        for (PostingList list : lists) {
            list.seek(target, furthest);
            Item head = list.head();
            if (head != null && list.id(head).equals(target)) {
                postings.add(head);
            }
        }
        if (postings.size() == lists.size()) {
            found.accept(postings);
            lists.forEach(PostingList::next);
        }
        return target;
    }
}
