package plaza.mongodb.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.repost.RepostStoreContract;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.repost.RepostStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;
import plaza.mongodb.post.MongoPostStore;

@Tag("engine")
@BothLayouts
class MongoRepostStoreTest implements RepostStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoRepostStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public RepostStore store() {
        return new MongoRepostStore(mongo);
    }

    @Override
    public Post givenPost(PostId id, UserId author) {
        Post post = RepostStoreContract.super.givenPost(id, author);
        new MongoPostStore(mongo).insert(post);
        return post;
    }
}
