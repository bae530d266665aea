package plaza.postgres.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.post.CountKind;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.like.PostgresLikeStore;

/** Many transactions on one post at once: none is chosen to give way, and the counts are right. */
@Tag("engine")
class PostContentionTest implements PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    private PostgresPostStore posts() {
        return new PostgresPostStore(database());
    }

    private PostgresLikeStore likes() {
        return new PostgresLikeStore(database());
    }

    private PostgresCounters counters() {
        return new PostgresCounters(database());
    }

    private boolean like(UserId user, PostId post) {
        return database()
                .inTransaction(
                        handle -> {
                            boolean changed = likes().put(new Like(user, post, Samples.now()));
                            if (changed) {
                                counters().add(post, CountKind.LIKES, 1);
                            }
                            return changed;
                        });
    }

    private boolean unlike(UserId user, PostId post) {
        return database()
                .inTransaction(
                        handle -> {
                            boolean changed = likes().delete(user, post);
                            if (changed) {
                                counters().add(post, CountKind.LIKES, -1);
                            }
                            return changed;
                        });
    }

    @Test
    void likesMeetEditsAndTheCountEqualsTheRows() {
        Post post = givenPost();
        Concurrently.call(
                8,
                number -> {
                    UserId user = givenUser();
                    for (int round = 0; round < 40; round++) {
                        if (number < 2) {
                            String text = "Text " + number + "." + round;
                            posts().edit(post.id(), text, Entities.NONE, Samples.now());
                        } else if (round % 3 == 2) {
                            unlike(user, post.id());
                        } else {
                            like(user, post.id());
                        }
                    }
                    return number;
                });
        List<PostId> ids = List.of(post.id());
        assertThat(likes().count(ids)).isEqualTo(Map.of(post.id(), 6L));
        assertThat(counters().findAll(ids))
                .isEqualTo(Map.of(post.id(), new PostCounts(6, 0, 0, 0)));
    }

    @Test
    void likesMeetADelete() {
        for (int round = 0; round < 20; round++) {
            Post post = givenPost();
            List<Boolean> done =
                    Concurrently.call(
                            8,
                            number ->
                                    number == 4
                                            ? posts().delete(post.id())
                                            : like(givenUser(), post.id()));
            assertThat(done).containsOnly(true);
            assertThat(posts().findAll(List.of(post.id()))).isEmpty();
        }
    }
}
