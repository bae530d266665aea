package plaza.core.search;

import java.util.Collection;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Finds posts, people and hashtags. It may lag behind, and knows nothing of who asks: posts of
 * every visibility are in it, and whoever reads has to leave out what may not be seen. Writes are
 * visible when they return, can be repeated, and take any number of entries.
 */
public interface SearchIndex extends Rebuildable {
    /**
     * Adds posts, or replaces them, and takes others out.
     *
     * @return how many were not there before, or are not any more
     */
    int updatePosts(Collection<SearchablePost> put, Collection<PostId> removed);

    /**
     * Adds people, or replaces them, and takes others out. Whose posts count for hashtags changes
     * with them: those of people who are there and open.
     *
     * @return how many were not there before, or are not any more
     */
    int updateUsers(Collection<SearchableUser> put, Collection<UserId> removed);

    /**
     * Posts that match, the best first: the more relevant and the newer, see {@link PostRanking}.
     * Pages hold together: a post made after the search began is not in any of them. Nothing for an
     * empty search.
     */
    Page<PostId> listPosts(PostSearch search, PageRequest page);

    /**
     * People who match, in the order of {@link UserMatch}. An engine need not find more than the
     * best 500. Nothing for an empty search.
     */
    Page<UserId> listUsers(UserSearch search, PageRequest page);

    /**
     * Hashtags that begin so, whatever the case and the accents, in the order of {@link
     * HashtagCount}.
     *
     * @param prefix in any spelling, without the sign; nothing for an empty one
     */
    Page<HashtagCount> listHashtags(String prefix, PageRequest page);

    /** For how many posts hashtags count; those without any are left out. */
    Map<String, Long> countHashtags(Collection<String> hashtags);
}
