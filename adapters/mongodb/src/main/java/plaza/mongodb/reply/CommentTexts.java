package plaza.mongodb.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Revision;

/**
 * What comments say, where it is written. The documents of the collection of comments say where
 * each stands in its tree; {@code place} is such a document.
 */
interface CommentTexts {
    /**
     * Adds a comment, unless its id is taken; says whether it was new.
     *
     * @param text the fields that every post has
     */
    boolean insert(Document place, Document text);

    /** The places of comments with what they say, by id; those that are cut off are left out. */
    Map<UUID, Document> filled(Collection<Document> places);

    /** As {@link plaza.core.post.PostRecords#edit}. */
    boolean edit(PostId id, String text, Entities entities, Instant at);

    /** As {@link plaza.core.post.PostRecords#listRevisions}. */
    List<Revision> listRevisions(PostId id);

    /** Leaves of a comment where it stood; says whether it was there. */
    boolean delete(PostId id);
}
