package plaza.contracts.repost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/** Whatever a few people repost, two stores answer alike. */
public final class RepostStoreModel extends MarkStoreModel<Repost, RepostStore> {
    public RepostStoreModel(
            RepostStore model, RepostStore store, List<UserId> people, List<Post> posts) {
        super(
                model,
                store,
                people,
                posts,
                (user, post, at) -> new Repost(user, post.id(), post.author(), at));
    }

    @Override
    public void agrees(List<Integer> steps) {
        super.agrees(steps);
        for (int some = 0; some <= people.size(); some++) {
            List<UserId> users = people.subList(0, some);
            assertThat(store.findEarliest(ids, users)).isEqualTo(model.findEarliest(ids, users));
            assertSameNewest(users);
        }
    }

    private void assertSameNewest(List<UserId> users) {
        for (int limit = 1; limit < 20; limit += 6) {
            assertThat(store.listNewest(users, null, limit))
                    .isEqualTo(model.listNewest(users, null, limit));
            for (int i = -1; i < 5; i++) {
                Instant until = start.plusMillis(i);
                assertThat(store.listNewest(users, until, limit))
                        .isEqualTo(model.listNewest(users, until, limit));
            }
        }
    }
}
