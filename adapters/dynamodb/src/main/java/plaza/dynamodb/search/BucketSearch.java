package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import plaza.core.id.PostId;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.TermPositions;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;

/** A search through the posts of one bucket, newest first, part by part. Not thread-safe. */
final class BucketSearch {
    /** Matches of a part, of which sixteen together are somewhat more than a block. */
    private static final int PART = 100;

    private static final int STEPS = 400;

    private final Table search;
    private final Budget budget;
    private final Conditions conditions;
    private final Walk walk;
    private final List<Candidate> matches = new ArrayList<>();

    /** Posts that have all the words, and have to be looked at. */
    private final List<PostId> open = new ArrayList<>();

    private PostId floor;
    private boolean done;

    BucketSearch(Table search, Budget budget, Conditions conditions, Walk walk, PostId before) {
        this.search = search;
        this.budget = budget;
        this.conditions = conditions;
        this.walk = walk;
        this.floor = before;
    }

    boolean isDone() {
        return done;
    }

    /** Down to this id everything was looked at. */
    PostId floor() {
        return floor;
    }

    Stream<Candidate> matches() {
        return matches.stream();
    }

    void advance() {
        int before = matches.size();
        int steps = 0;
        do {
            String id = walk.step(this::look);
            if (id == null) {
                done = true;
            } else {
                floor = new PostId(UUID.fromString(id));
            }
            steps++;
        } while (!done
                && steps < STEPS
                && matches.size() + open.size() < before + PART
                && !budget.isSpent());
        lookAtOpen();
    }

    private void look(List<Item> found) {
        Item first = found.getFirst();
        var id = new PostId(UUID.fromString(first.key().sk()));
        if (conditions.lists().isEmpty()) {
            look(id, first);
        } else if (conditions.isExact()) {
            look(id, conditions.text(found));
        } else {
            open.add(id);
        }
    }

    private void lookAtOpen() {
        budget.items(open.size());
        Map<Key, Item> found = search.getAll(open.stream().map(Days::key).toList());
        for (PostId id : open) {
            Item post = found.get(Days.key(id));
            if (post != null) {
                look(id, post);
            }
        }
        open.clear();
    }

    private void look(PostId id, Item post) {
        if (Entries.isThere(post)) {
            look(id, PostItems.words(post));
        }
    }

    private void look(PostId id, TermPositions text) {
        if (conditions.areMetBy(text)) {
            matches.add(new Candidate(id, text.relevance(conditions.search().all())));
        }
    }
}
