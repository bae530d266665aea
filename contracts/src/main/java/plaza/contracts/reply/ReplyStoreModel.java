package plaza.contracts.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;

/** However a tree of replies grows and loses some, two stores answer alike. */
public final class ReplyStoreModel {
    private static final int REPLIES = 9;

    private final ReplyStore model;
    private final ReplyStore store;
    private final Instant start =
            Instant.ofEpochMilli(ThreadLocalRandom.current().nextLong(1L << 40));
    private final List<UserId> people;
    private final PostId root;
    private final Set<Integer> made = new HashSet<>();

    /**
     * @param root a post that nobody has answered
     */
    public ReplyStoreModel(ReplyStore model, ReplyStore store, List<UserId> people, PostId root) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.root = root;
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
            if (step % 10 > 3) {
                made.add(step / 10 % REPLIES);
            }
        }
        List<PostId> ids = new ArrayList<>(List.of(root));
        for (int i = 0; i < REPLIES; i++) {
            ids.add(id(i));
        }
        assertThat(store.findAll(ids)).isEqualTo(model.findAll(ids));
        assertThat(store.count(ids)).isEqualTo(model.count(ids));
        for (PostId id : ids) {
            assertThat(store.listAncestors(id)).isEqualTo(model.listAncestors(id));
            assertThat(store.listRevisions(id)).isEqualTo(model.listRevisions(id));
            for (ReplyStore.Order order : ReplyStore.Order.values()) {
                for (int limit = 1; limit < REPLIES + 2; limit += 3) {
                    assertThat(level(store, id, order, limit))
                            .isEqualTo(level(model, id, order, limit));
                    assertThat(store.listFirstReplies(ids, order, limit))
                            .isEqualTo(model.listFirstReplies(ids, order, limit));
                }
            }
        }
    }

    private static List<ReplyPlace> level(
            ReplyStore of, PostId parent, ReplyStore.Order order, int limit) {
        return Page.all(limit, page -> of.listReplies(parent, order, page)).toList();
    }

    private boolean apply(ReplyStore to, int step) {
        int which = step / 10 % REPLIES;
        PostId id = id(which);
        return switch (step % 10) {
            case 0, 1 -> to.delete(id);
            case 2, 3 ->
                    to.edit(id, "Text " + step / 1_000 % 3, Entities.NONE, start.plusSeconds(step));
            default -> to.insert(reply(which, step / 100));
        };
    }

    /** Under the root, or under an earlier one: nobody answers what was never there. */
    private Post reply(int which, int choice) {
        int parent = choice % (which + 1) - 1;
        @Nullable PostId none = null;
        return new Post(
                id(which),
                people.get(which % people.size()),
                "Text",
                Entities.NONE,
                List.of(),
                made.contains(parent) ? id(parent) : root,
                none,
                Visibility.PUBLIC,
                null);
    }

    /** Two in each millisecond, of unlike people. */
    private PostId id(int which) {
        long unlike = root.value().getLeastSignificantBits() + which * 16L;
        return PostId.of(
                Ids.of(start.plusMillis(which / 2), 5, unlike), people.get(which % people.size()));
    }
}
