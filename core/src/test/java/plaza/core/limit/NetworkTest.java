package plaza.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    private static NetworkAddress address(String text) {
        return NetworkAddress.parse(text).orElseThrow();
    }

    @Test
    void itHoldsWhatBeginsAlike() {
        assertThat(network("10.0.0.0/9").contains(address("10.127.255.255"))).isTrue();
        assertThat(network("10.0.0.0/9").contains(address("10.128.0.0"))).isFalse();
        assertThat(network("192.0.2.1").contains(address("192.0.2.1"))).isTrue();
        assertThat(network("192.0.2.1").contains(address("192.0.2.0"))).isFalse();
        assertThat(network("0.0.0.0/0").contains(address("203.0.113.7"))).isTrue();
        assertThat(network("2001:db8::/33").contains(address("2001:db8:7fff::1"))).isTrue();
        assertThat(network("2001:db8::/33").contains(address("2001:db8:8000::"))).isFalse();
    }

    @Test
    void anIpv4AddressIsTheSameHoweverItIsWritten() {
        assertThat(address("::ffff:192.0.2.1")).isEqualTo(address("192.0.2.1"));
        assertThat(network("10.0.0.0/8").contains(address("::FFFF:10.1.2.3"))).isTrue();
        assertThat(network("::ffff:10.0.0.0/104")).isEqualTo(network("10.0.0.0/8"));
        assertThat(network("::/0").contains(address("::ffff:10.1.2.3"))).isFalse();
    }

    @Test
    void whatFollowsTheBitsDoesNotMatter() {
        assertThat(network("10.1.2.3/8")).isEqualTo(network("10.0.0.0/8"));
        assertThat(network("2001:db8::1/32")).hasToString("2001:db8:0:0:0:0:0:0/32");
    }

    @Test
    void namesAndHalfAddressesAreNone() {
        for (String wrong :
                List.of(
                        "",
                        "/",
                        "/8",
                        "localhost",
                        "10",
                        "10.1",
                        "10.0.0.256",
                        "10.0.0.0/33",
                        ":",
                        "10.0.0.0/",
                        "10.0.0.0/-1",
                        "10.0.0.0/8/8",
                        "::/129",
                        "[::1]",
                        "1:2",
                        "::ffff:10.0.0.0/95",
                        "10.0.0.1%eth0")) {
            assertThat(Network.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aCustomerHasOneAddressOfIpv4OrAWholeNetworkOfIpv6() {
        assertThat(address("192.0.2.1").customer()).hasToString("192.0.2.1/32");
        assertThat(address("2001:db8:1:2:3::4").customer())
                .isEqualTo(address("2001:db8:1:2::").customer())
                .isNotEqualTo(address("2001:db8:1:3::").customer());
        assertThat(address("fe80::1%eth0")).isEqualTo(address("fe80::1"));
    }
}
