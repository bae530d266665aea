package plaza.mongodb.mark;

import static com.mongodb.client.model.Filters.eq;

import org.bson.Document;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;

/** Where the documents of marks are written. */
interface MarkDocuments {
    /**
     * Adds a mark, unless it is there; says whether it was new.
     *
     * @param mark its document, with its id
     */
    boolean put(UserId user, PostId post, Document mark);

    /** Takes the mark of this id away; says whether it was there. */
    boolean delete(UserId user, PostId post, String id);

    /** In their collection and nowhere else. */
    static MarkDocuments alone(Documents marks) {
        return new MarkDocuments() {
            @Override
            public boolean put(UserId user, PostId post, Document mark) {
                return marks.insert(mark);
            }

            @Override
            public boolean delete(UserId user, PostId post, String id) {
                return marks.delete(eq("_id", id));
            }
        };
    }
}
