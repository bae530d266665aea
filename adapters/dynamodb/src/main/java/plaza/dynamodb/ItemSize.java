package plaza.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes an item has as Amazon counts them: the names and the values of its attributes, in
 * UTF-8. Numbers are what Amazon says "approximately", which is what DynamoDB Local counts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">
 *     the rules</a>
 */
final class ItemSize {
    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    static long of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToLong(each -> bytes(each.getKey()) + of(each.getValue()))
                .sum();
    }

    /** Of a value alone. */
    static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> sum(value.ss(), ItemSize::bytes);
            case NS -> sum(value.ns(), ItemSize::number);
            case BS -> sum(value.bs(), (SdkBytes each) -> each.asByteArrayUnsafe().length);
            case L -> COLLECTION + sum(value.l(), each -> of(each) + ELEMENT);
            case M -> COLLECTION + of(value.m()) + (long) ELEMENT * value.m().size();
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A byte for each two significant digits, one more, and one for a minus. As DynamoDB Local
     * counts, pairs begin at the point: 120 is 1 and 20.
     */
    private static long number(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.signum() == 0) {
            return 1;
        }
        int digits = number.precision() + Math.floorMod(-number.scale(), 2);
        long minus = number.signum() < 0 ? 1 : 0;
        return Math.ceilDiv(digits, 2) + 1 + minus;
    }

    private static <T> long sum(Collection<T> all, ToLongFunction<T> size) {
        return all.stream().mapToLong(size).sum();
    }
}
