package plaza.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraAddressTest {
    @Test
    void theServersLineNamesNodesKeyspaceConsistencyAndLogin() {
        var address =
                CassandraAddress.parse("bench: cassandra a:1,[::1]:2 dc space QUORUM me s3cr et")
                        .orElseThrow();

        assertThat(address)
                .isEqualTo(
                        new CassandraAddress(
                                List.of("a:1", "[::1]:2"),
                                "dc",
                                "space",
                                "QUORUM",
                                "me",
                                "s3cr et"));
        assertThat(address.toString()).doesNotContain("s3cr");
        assertThat(address.contactPoints())
                .extracting(InetSocketAddress::getPort)
                .containsExactly(1, 2);
    }

    @Test
    void nobodyMayHaveToSayWhoTheyAre() {
        assertThat(CassandraAddress.parse("bench: cassandra a:1 dc space LOCAL_QUORUM"))
                .hasValue(
                        new CassandraAddress(
                                List.of("a:1"), "dc", "space", "LOCAL_QUORUM", "", ""));
        assertThat(CassandraAddress.parse("bench: postgres jdbc:postgresql://h/db me")).isEmpty();
    }
}
