package plaza.mongodb;

import org.bson.Document;
import org.bson.conversions.Bson;

/** How the names that adapters use are written in the database. */
interface Names {
    /** As adapters use them. */
    Names AS_THEY_ARE =
            new Names() {
                @Override
                public String written(String name) {
                    return name;
                }

                @Override
                public Bson written(Bson bson) {
                    return bson;
                }

                @Override
                public Bson stage(Bson stage) {
                    return stage;
                }

                @Override
                public Document stored(Document document) {
                    return document;
                }

                @Override
                public Document read(Document stored) {
                    return stored;
                }
            };

    /** The name of a collection, or of a field with those above it. */
    String written(String name);

    /** A filter, a change, an order or a choice of fields. */
    Bson written(Bson bson);

    /** A stage of a pipeline, which also names fields in texts that begin with a dollar. */
    Bson stage(Bson stage);

    /** A document to be stored. */
    Document stored(Document document);

    /** A document that is stored, with the names that the adapter uses. */
    Document read(Document stored);

    /** How an adapter spells its names, times in microseconds apart ({@code <field>Micros}). */
    enum Spelling {
        CAMEL,
        SNAKE
    }
}
