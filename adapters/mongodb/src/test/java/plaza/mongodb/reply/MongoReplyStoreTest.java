package plaza.mongodb.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreContract;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;
import plaza.mongodb.post.MongoPostStore;

@Tag("engine")
@BothLayouts
class MongoReplyStoreTest implements ReplyStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoReplyStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }

    @Override
    public ReplyStore store() {
        return new MongoReplyStore(mongo);
    }

    @Override
    public Post givenPost(PostId id, UserId author) {
        Post post = ReplyStoreContract.super.givenPost(id, author);
        new MongoPostStore(mongo).insert(post);
        return post;
    }
}
