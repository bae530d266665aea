package plaza.mongodb.reel;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.id.PostId;
import plaza.mongodb.Mongo;

/** Documents of the collection {@code reels}: root posts, and what others left within them. */
public final class Reels {
    public static final String COLLECTION = "reels";

    private static final List<String> OF_OTHERS = List.of("likes", "comments", "reposts");

    /** Lists that may be long, which nobody asks for who asks for the post. */
    public static final List<String> LISTS = List.of("likes", "comments", "reposts", "revisions");

    /** Takes all away that its author wrote. */
    public static final Bson DELETION =
            new Document("$set", new Document("deleted", true))
                    .append(
                            "$unset",
                            empty(
                                    "userId",
                                    "videoUrl",
                                    "caption",
                                    "createdAt",
                                    "media",
                                    "quoteOf",
                                    "visibility",
                                    "edits",
                                    "hashtags",
                                    "mentions",
                                    "urls",
                                    "editedAt",
                                    "editedAtMicros",
                                    "revisions"));

    private final Optional<Places> places;

    public Reels(Mongo mongo) {
        this.places = mongo.layout().embeds() ? Optional.of(new Places(mongo)) : Optional.empty();
    }

    private static Document empty(String... fields) {
        var empty = new Document();
        for (String field : fields) {
            empty.append(field, "");
        }
        return empty;
    }

    /** Makes a reel that is to be inserted ready for what others leave within it. */
    public void prepare(PostId id, Document reel) {
        places.ifPresent(
                open -> {
                    OF_OTHERS.forEach(list -> reel.append(list, List.of()));
                    open.open(id);
                });
    }
}
