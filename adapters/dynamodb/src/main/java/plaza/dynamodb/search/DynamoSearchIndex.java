package plaza.dynamodb.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.HashtagCount;
import plaza.core.search.PostRanking;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserSearch;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/** The index in the table {@code search}. Thread-safe. */
public final class DynamoSearchIndex implements SearchIndex {
    private final Rebuilds rebuilds;
    private final HashtagCounts hashtags;
    private final PostWrites postWrites;
    private final UserWrites userWrites;
    private final PostQueries posts;
    private final UserQueries users;

    public DynamoSearchIndex(Dynamo dynamo) {
        Table search = dynamo.table(Shape.SEARCH);
        this.rebuilds = new Rebuilds(search);
        this.hashtags = new HashtagCounts(search);
        var openness = new Openness(dynamo, search, hashtags);
        this.postWrites = new PostWrites(dynamo, search, hashtags, openness);
        this.userWrites = new UserWrites(dynamo, search, openness);
        this.posts = new PostQueries(search);
        this.users = new UserQueries(search);
    }

    @Override
    public int updatePosts(Collection<SearchablePost> put, Collection<PostId> removed) {
        long generation = put.isEmpty() ? 0 : rebuilds.current();
        return inParts(put, some -> postWrites.put(some, generation))
                + inParts(removed, postWrites::remove);
    }

    @Override
    public int updateUsers(Collection<SearchableUser> put, Collection<UserId> removed) {
        long generation = put.isEmpty() ? 0 : rebuilds.current();
        return inParts(put, some -> userWrites.put(some, generation))
                + inParts(removed, userWrites::remove);
    }

    private static <T> int inParts(Collection<T> all, ToIntFunction<List<T>> write) {
        return Batch.split(all).stream().mapToInt(write).sum();
    }

    @Override
    public Page<PostId> listPosts(PostSearch search, PageRequest page) {
        return PostRanking.page(search, page, posts::find);
    }

    @Override
    public Page<UserId> listUsers(UserSearch search, PageRequest page) {
        return users.list(search, page);
    }

    @Override
    public Page<HashtagCount> listHashtags(String prefix, PageRequest page) {
        return hashtags.list(prefix, page);
    }

    @Override
    public Map<String, Long> countHashtags(Collection<String> tags) {
        return hashtags.find(tags);
    }

    @Override
    public String beginRebuild() {
        return rebuilds.begin();
    }

    @Override
    public int finishRebuild(String rebuild) {
        long generation = Rebuilds.parse(rebuild);
        int gone = postWrites.removeBefore(generation) + userWrites.removeBefore(generation);
        rebuilds.finished();
        return gone;
    }

    @Override
    public boolean isBuilt() {
        return rebuilds.isBuilt();
    }
}
