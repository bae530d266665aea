package plaza.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;

class TrustedProxiesTest {
    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies proxies =
            new TrustedProxies(
                    Stream.of("10.0.0.0/8", "2001:db8:aaaa::/48")
                            .map(text -> Network.parse(text).orElseThrow())
                            .toList());

    private static NetworkAddress address(String text) {
        return NetworkAddress.parse(text).orElseThrow();
    }

    private String byFor(String peer, String... lines) {
        return proxies.client(address(peer), List.of(lines), List.of()).toString();
    }

    private String byForwarded(String peer, String... lines) {
        return proxies.client(address(peer), List.of(), List.of(lines)).toString();
    }

    @Test
    void whatSomebodyElseSaysCountsForNothing() {
        assertThat(byFor("192.0.2.1", "203.0.113.7")).isEqualTo("192.0.2.1");
        assertThat(byForwarded("192.0.2.1", "for=203.0.113.7")).isEqualTo("192.0.2.1");
        assertThat(byFor("2001:db8:bbbb::1", "203.0.113.7"))
                .isEqualTo(address("2001:db8:bbbb::1").toString());
    }

    @Test
    void aProxySaysForWhomItAsks() {
        assertThat(byFor(PROXY, "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(byFor("2001:db8:aaaa::5", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(byFor("::ffff:10.0.0.1", "::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(byForwarded(PROXY, "for=203.0.113.7;proto=https")).isEqualTo("203.0.113.7");
        assertThat(byForwarded(PROXY, "proto=https; FOR=\"203.0.113.7:4711\";by=_x"))
                .isEqualTo("203.0.113.7");
        assertThat(byForwarded(PROXY, "for=\"[2001:db8::17]:4711\""))
                .isEqualTo(address("2001:db8::17").toString());
        for (String node : List.of("[2001:db8::17]:4711", "[2001:db8::17]", "2001:db8::17")) {
            assertThat(byFor(PROXY, node)).isEqualTo(address("2001:db8::17").toString());
        }
        assertThat(byFor(PROXY, "203.0.113.7:4711")).isEqualTo("203.0.113.7");
    }

    @Test
    void whatTheClientSentItselfStandsLeftOfThatAndIsNotRead() {
        assertThat(byFor(PROXY, "198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(byFor(PROXY, "198.51.100.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(byFor(PROXY, "10.0.0.9, 203.0.113.7, 10.0.0.2, 10.0.0.3"))
                .isEqualTo("203.0.113.7");
        assertThat(byForwarded(PROXY, "for=198.51.100.1, for=203.0.113.7, for=10.0.0.2"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aQuoteThatTheClientLeavesOpenHidesNothing() {
        assertThat(byForwarded(PROXY, "for=\"198.51.100.1, for=203.0.113.7"))
                .isEqualTo("203.0.113.7");
        assertThat(byForwarded(PROXY, "for=198.51.100.1;x=\", for=\"[2001:db8::17]\""))
                .isEqualTo(address("2001:db8::17").toString());
        assertThat(byForwarded(PROXY, "x=\"\\, for=203.0.113.7;host=\"a,b\\\",for=1.2.3.4\""))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whereEverybodyIsTrustedTheFirstIsTheClient() {
        assertThat(byFor(PROXY, "10.0.0.9, 10.0.0.8")).isEqualTo("10.0.0.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "for=",
                "for=unknown",
                "for=\"",
                "for=\"203.0.113.7",
                "for=203.0.113.7;",
                "203.0.113.999",
                "203.0.113.7:x",
                "1.2.3",
                "plaza.example.org",
                "[::1",
                "[]",
                "\u0000",
                "for=[::1]:99999999;;",
                "\"\\",
            })
    void whatCannotBeReadLeavesTheProxyThatSaidIt(String value) {
        String byFor = byFor(PROXY, "203.0.113.7, 10.0.0.4, " + value);
        String byForwarded = byForwarded(PROXY, "for=203.0.113.7, for=10.0.0.4, " + value);
        assertThat(byFor).isIn(PROXY, "203.0.113.7");
        assertThat(byForwarded).isIn(PROXY, "203.0.113.7");
        if (!value.isEmpty() && !value.equals(",")) {
            assertThat(byFor).isEqualTo(PROXY);
        }
    }

    @Test
    void longValuesAreReadInLittleTime() {
        for (String part : List.of(",", "\"", "\\", "\",", "\\\"", "for=\"", ";", "10.0.0.2,")) {
            String value = part.repeat(16_384 / part.length());
            assertThat(byFor(PROXY, value)).startsWith("10.0.0.");
            assertThat(byForwarded(PROXY, value)).isEqualTo(PROXY);
        }
    }

    @Test
    void whereTheTwoFieldsDifferNeitherCounts() {
        assertThat(
                        proxies.client(
                                        address(PROXY),
                                        List.of("203.0.113.7"),
                                        List.of("for=198.51.100.1"))
                                .toString())
                .isEqualTo(PROXY);
        assertThat(
                        proxies.client(
                                        address(PROXY),
                                        List.of("198.51.100.1, 203.0.113.7"),
                                        List.of("for=203.0.113.7"))
                                .toString())
                .isEqualTo("203.0.113.7");
    }
}
