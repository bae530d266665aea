package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sizes that were added up by hand, by the rules that Amazon documents. */
class ItemSizeTest {
    @Test
    void anItemIsItsNamesAndItsValuesInUtf8() {
        assertThat(ItemSize.of(Map.of())).isZero();
        assertThat(ItemSize.of(new Key("USER#1", "PROFILE").attributes())).isEqualTo(2 + 6 + 2 + 7);
        assertThat(ItemSize.of(Map.of("größe", AttributeValue.fromS("€ 5")))).isEqualTo(7 + 5);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "12, 2",
        "123, 3",
        "1234, 3",
        "100, 2",
        "120, 3",
        "100000000, 2",
        "1764558475123456, 9",
        "-5, 3",
        "-120, 4",
        "0.5, 2",
        "1.25, 3",
        "0.0, 1"
    })
    void aNumberHasAByteForTwoDigitsAndOneMore(String number, long bytes) {
        assertThat(ItemSize.of(AttributeValue.fromN(number))).isEqualTo(bytes);
    }

    @Test
    void listsAndMapsHaveThreeBytesAndOneForEachElement() {
        AttributeValue abc = AttributeValue.fromS("abc");
        AttributeValue list = AttributeValue.fromL(List.of(abc, AttributeValue.fromS("de")));
        assertThat(ItemSize.of(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(ItemSize.of(list)).isEqualTo(3 + (3 + 1) + (2 + 1));
        assertThat(ItemSize.of(AttributeValue.fromL(List.of(list)))).isEqualTo(3 + 10 + 1);
        assertThat(ItemSize.of(AttributeValue.fromM(Map.of("k", abc)))).isEqualTo(3 + 1 + 3 + 1);
    }

    @Test
    void whatElseThereIs() {
        SdkBytes four = SdkBytes.fromUtf8String("abcd");
        assertThat(ItemSize.of(AttributeValue.fromBool(false))).isEqualTo(1);
        assertThat(ItemSize.of(AttributeValue.fromNul(true))).isEqualTo(1);
        assertThat(ItemSize.of(AttributeValue.fromB(four))).isEqualTo(4);
        assertThat(ItemSize.of(AttributeValue.fromSs(List.of("abc", "de")))).isEqualTo(5);
        assertThat(ItemSize.of(AttributeValue.fromNs(List.of("12", "345")))).isEqualTo(2 + 3);
        assertThat(ItemSize.of(AttributeValue.fromBs(List.of(four)))).isEqualTo(4);
    }
}
