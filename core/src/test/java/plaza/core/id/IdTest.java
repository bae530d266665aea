package plaza.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdTest {
    @Test
    void idsAreInTheOrderOfTheirTexts() {
        Stream<UserId> people =
                Stream.of(new UUID(-1, 0), new UUID(1, -1), new UUID(1, 1), new UUID(0, -1))
                        .map(UserId::new);
        assertThat(people.sorted().map(UserId::toString))
                .containsExactly(
                        "00000000-0000-0000-ffff-ffffffffffff",
                        "00000000-0000-0001-0000-000000000001",
                        "00000000-0000-0001-ffff-ffffffffffff",
                        "ffffffff-ffff-ffff-0000-000000000000");
    }
}
