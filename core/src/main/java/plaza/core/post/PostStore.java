package plaza.core.post;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Root posts: those that answer no other. */
public interface PostStore extends PostRecords {
    /** A person's posts of every visibility, newest first. */
    Page<Post> listByAuthor(UserId author, PageRequest page);

    /**
     * The newest posts of several people that are not PRIVATE, by id downwards, as a home timeline
     * wants them.
     *
     * @param before only posts with a smaller id, or null for the newest
     * @param limit 1–1,000
     */
    List<PostKey> listNewestKeys(Collection<UserId> authors, @Nullable PostId before, int limit);

    /** PUBLIC posts made from {@code since} up to, not including, {@code until}, newest first. */
    Page<Post> listPublic(@Nullable Instant since, @Nullable Instant until, PageRequest page);

    /** PUBLIC posts with a hashtag in its normal form, newest first. */
    Page<Post> listByHashtag(String hashtag, PageRequest page);

    /**
     * How many posts people have, by whom they are for, replies not counted; everybody asked for is
     * answered.
     */
    Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors);
}
