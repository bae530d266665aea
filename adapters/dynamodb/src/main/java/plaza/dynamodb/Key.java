package plaza.dynamodb;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of an item.
 *
 * @param pk which partition it lies in, like {@code USER#<id>}
 * @param sk its place there, in the order of UTF-8 bytes, like {@code PROFILE}
 */
public record Key(String pk, String sk) {
    static final String PK = "PK";
    static final String SK = "SK";

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    static Key of(Map<String, AttributeValue> item) {
        return new Key(text(item, PK), text(item, SK));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }
}
