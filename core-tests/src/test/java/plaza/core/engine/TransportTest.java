package plaza.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.core.setting.HostAndPort;

class TransportTest {
    private static final HostAndPort ELSEWHERE = new HostAndPort("10.0.0.1", 9042);
    private static final List<HostAndPort> HERE =
            List.of(
                    new HostAndPort("127.0.0.1", 9042),
                    new HostAndPort("localhost", 9042),
                    new HostAndPort("[::1]", 9042));

    @Test
    void whatLeavesThisMachineIsToBeEncryptedAndAuthenticated() {
        assertThat(new Transport(false, false).doubts(List.of(HERE.getFirst(), ELSEWHERE)))
                .containsExactly(
                        "10.0.0.1:9042 is spoken to without TLS",
                        "10.0.0.1:9042 is not told a user and a password");
        assertThat(new Transport(true, false).doubts(List.of(ELSEWHERE)))
                .containsExactly("10.0.0.1:9042 is not told a user and a password");
        assertThat(new Transport(true, true).doubts(List.of(ELSEWHERE))).isEmpty();
    }

    @Test
    void whatStaysOnThisMachineNeedsNeither() {
        assertThat(new Transport(false, false).doubts(HERE)).isEmpty();
    }
}
