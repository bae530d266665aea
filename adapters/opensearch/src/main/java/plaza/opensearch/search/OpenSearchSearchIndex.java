package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/** The index in {@code tweets} and {@code users}. Thread-safe. */
public final class OpenSearchSearchIndex implements SearchIndex {
    private final OpenSearch opensearch;
    private final Rebuilds rebuilds;
    private final PostWrites postWrites;
    private final UserWrites userWrites;
    private final PostQueries posts;
    private final UserQueries users;
    private final HashtagCounts hashtags;

    public OpenSearchSearchIndex(OpenSearch opensearch) {
        Indexes.definePosts(opensearch);
        Indexes.defineUsers(opensearch);
        this.opensearch = opensearch;
        this.rebuilds = new Rebuilds(opensearch, "index");
        var openness = new Openness(opensearch, rebuilds);
        this.postWrites = new PostWrites(opensearch, openness);
        this.userWrites = new UserWrites(opensearch, openness);
        this.posts = new PostQueries(opensearch);
        this.users = new UserQueries(opensearch);
        this.hashtags = new HashtagCounts(opensearch);
    }

    @Override
    public int updatePosts(Collection<SearchablePost> put, Collection<PostId> removed) {
        return inParts(put, some -> postWrites.write(some, List.of()))
                + inParts(removed, some -> postWrites.write(List.of(), some));
    }

    @Override
    public int updateUsers(Collection<SearchableUser> put, Collection<UserId> removed) {
        return inParts(put, some -> userWrites.write(some, List.of()))
                + inParts(removed, some -> userWrites.write(List.of(), some));
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
        int gone = removePeopleBefore(generation);
        gone += rebuilds.removeBefore(Indexes.POSTS, generation);
        rebuilds.finished();
        return gone;
    }

    /** One by one, because their posts do not count any more. */
    private int removePeopleBefore(long generation) {
        int gone = 0;
        while (true) {
            List<UserId> people = new ArrayList<>();
            for (JsonNode hit :
                    opensearch
                            .send(
                                    "POST",
                                    "/" + opensearch.index(Indexes.USERS) + "/_search",
                                    Map.of(
                                            "size",
                                            Batch.MAX_SIZE,
                                            "_source",
                                            false,
                                            "query",
                                            Rebuilds.before(generation)))
                            .json()
                            .at("/hits/hits")) {
                people.add(new UserId(UUID.fromString(hit.get("_id").asString())));
            }
            if (people.isEmpty()) {
                return gone;
            }
            gone += updateUsers(List.of(), people);
        }
    }

    @Override
    public boolean isBuilt() {
        return rebuilds.isBuilt();
    }
}
