package plaza.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a table. Ids are texts, times numbers of microseconds; what is null is left out.
 * Immutable: each method gives another.
 */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    Item(Map<String, AttributeValue> attributes) {
        this.attributes = Map.copyOf(attributes);
    }

    /** One that holds nothing but its key. */
    public static Item at(Key key) {
        return new Item(key.attributes());
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public Key key() {
        return Key.of(attributes);
    }

    /** With a text, or what is written as one: an id, for example. */
    public Item with(String name, @Nullable Object text) {
        return text == null ? this : with(name, AttributeValue.fromS(text.toString()));
    }

    public Item with(String name, Collection<?> texts) {
        return with(name, Values.of(texts));
    }

    /** With a list of lists of texts. */
    public Item withLists(String name, Collection<? extends Collection<?>> lists) {
        return with(name, AttributeValue.fromL(lists.stream().map(Values::of).toList()));
    }

    public Item with(String name, long number) {
        return with(name, Values.of(number));
    }

    public Item with(String name, boolean flag) {
        return with(name, AttributeValue.fromBool(flag));
    }

    public Item with(String name, @Nullable Instant at) {
        return at == null ? this : with(name, Values.micros(at));
    }

    /** With the time from when on DynamoDB may remove it, in seconds; it is in no hurry. */
    public Item expiring(Instant at) {
        return with(Table.EXPIRES, at.getEpochSecond());
    }

    private Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    private AttributeValue required(String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    public String text(String name) {
        return required(name).s();
    }

    public @Nullable String optionalText(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    public List<String> texts(String name) {
        return required(name).l().stream().map(AttributeValue::s).toList();
    }

    /** The texts of a list of lists. */
    public List<List<String>> lists(String name) {
        return required(name).l().stream()
                .map(list -> list.l().stream().map(AttributeValue::s).toList())
                .toList();
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    /** A number; 0 where there is none. */
    public long count(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }

    public @Nullable Long optionalNumber(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : Long.valueOf(value.n());
    }

    public double fraction(String name) {
        return Double.parseDouble(required(name).n());
    }

    public boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && value.bool();
    }

    public Instant instant(String name) {
        return Values.instant(number(name));
    }

    public @Nullable Instant optionalInstant(String name) {
        Long micros = optionalNumber(name);
        return micros == null ? null : Values.instant(micros);
    }

    public UUID uuid(String name) {
        return UUID.fromString(text(name));
    }

    public UserId user(String name) {
        return new UserId(uuid(name));
    }

    public PostId post(String name) {
        return new PostId(uuid(name));
    }

    /** What its sort key says behind a prefix. */
    public String sortedBehind(String prefix) {
        return text(Key.SK).substring(prefix.length());
    }
}
