package plaza.mongodb.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeStore;
import plaza.core.post.Post;
import plaza.memory.like.MemoryLikeStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;
import plaza.mongodb.post.MongoPostStore;

@Tag("engine")
@BothLayouts
class LikeStoreModelTest implements MarkStoreModel<LikeStore> {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    LikeStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public Agreement<LikeStore> agreement() {
        return Agreement.on(LikeStore.class).often(2, "put");
    }

    @Override
    public LikeStore reference() {
        return new MemoryLikeStore();
    }

    @Override
    public LikeStore store() {
        return new MongoLikeStore(mongo);
    }

    @Override
    public Post givenPost(PostId id, UserId author) {
        Post post = MarkStoreModel.super.givenPost(id, author);
        new MongoPostStore(mongo).insert(post);
        return post;
    }
}
