package plaza.mongodb;

import com.mongodb.MongoClientSettings;
import java.util.UUID;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.UuidRepresentation;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.UuidCodec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * How what Plaza keeps is laid out in a database.
 *
 * @param kind which of the layouts
 * @param embedded how many likes, reposts and comments each lie within a reel at the most, and
 *     within each document that takes what is more; of {@link Kind#SEPARATE} nothing is
 */
public record Layout(Kind kind, int embedded) {
    public static final Layout SEPARATE = new Layout(Kind.SEPARATE, 0);

    public static Layout embedded(int most) {
        return new Layout(Kind.EMBEDDED, most);
    }

    /** The layouts. */
    public enum Kind {
        /**
         * Likes and comments are collections, names are as each collection has them, ids are texts.
         */
        SEPARATE,
        /**
         * Likes and comments are within their reel, names are in snake case, ids are UUIDs (subtype
         * 4 of binary).
         */
        EMBEDDED
    }

    public boolean embeds() {
        return kind == Kind.EMBEDDED;
    }

    /** How ids are written: adapters say {@link UUID} in both layouts. */
    CodecRegistry codecs() {
        Codec<UUID> ids = embeds() ? new UuidCodec(UuidRepresentation.STANDARD) : new UuidAsText();
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(ids), MongoClientSettings.getDefaultCodecRegistry());
    }

    /** How a collection is called, and its fields. */
    Names names(Names.Spelling spelling) {
        return embeds() ? new SnakeCase(spelling, codecs()) : Names.AS_THEY_ARE;
    }

    private static final class UuidAsText implements Codec<UUID> {
        @Override
        public void encode(BsonWriter writer, UUID id, EncoderContext context) {
            writer.writeString(id.toString());
        }

        @Override
        public UUID decode(BsonReader reader, DecoderContext context) {
            return UUID.fromString(reader.readString());
        }

        @Override
        public Class<UUID> getEncoderClass() {
            return UUID.class;
        }
    }
}
