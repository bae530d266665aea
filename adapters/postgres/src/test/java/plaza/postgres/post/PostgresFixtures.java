package plaza.postgres.post;

import plaza.contracts.Fixtures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** People and posts that are rows, as the foreign keys ask for. */
public interface PostgresFixtures extends Fixtures {
    Database database();

    @Override
    default UserId givenUser(UserId id) {
        return DatabaseForTests.givenUser(database(), id);
    }

    @Override
    default Post givenPost(PostId id, UserId author) {
        Post post = Fixtures.super.givenPost(id, author);
        new PostgresPostStore(database()).insert(post);
        return post;
    }
}
