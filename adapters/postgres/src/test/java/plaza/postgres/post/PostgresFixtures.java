package plaza.postgres.post;

import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** People and posts that are rows, as the foreign keys ask for. */
public interface PostgresFixtures extends Fixtures {
    Database database();

    @Override
    default UserId givenUser() {
        return DatabaseForTests.givenUser(database());
    }

    @Override
    default Post givenPost(UserId author) {
        Post post = Samples.post(author);
        new PostgresPostStore(database()).insert(post);
        return post;
    }
}
