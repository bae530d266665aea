package plaza.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;
import plaza.http.request.TrustedProxies;

class ConnectionsTest {
    private static final long ANSWERS = 1 << 20;
    private static final String PROXY = "10.0.0.1";

    private final Connections connections = connections(10, 3, 2);

    private static Connections connections(int most, int perAddress, int atWork) {
        return new Connections(
                new ConnectionSettings(
                        most,
                        perAddress,
                        atWork,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        1_024,
                        ANSWERS),
                new TrustedProxies(List.of(Network.parse(PROXY).orElseThrow())));
    }

    private PacedChannel open(String address) {
        var channel = new PacedChannel(connections, new LazyBuffers());
        try {
            assertThat(connections.admit(channel, InetAddress.getByName(address))).isTrue();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
        return channel;
    }

    private List<PacedChannel> open(int count, String address) {
        List<PacedChannel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(open(address));
        }
        return channels;
    }

    private static boolean isCutOff(PacedChannel channel) {
        return channel.waited(System.nanoTime()) == PacedChannel.NOT_WAITING;
    }

    @Test
    void whoWaitedLongestOfAnAddressMakesRoomForTheNextOfIt() {
        List<PacedChannel> others = open(3, "192.0.2.7");
        List<PacedChannel> its = open(5, "192.0.2.8");

        assertThat(its)
                .extracting(ConnectionsTest::isCutOff)
                .containsExactly(true, true, false, false, false);
        assertThat(others).noneMatch(ConnectionsTest::isCutOff);
        assertThat(connections.displaced()).isEqualTo(2);
    }

    @Test
    void theAddressesOfAnIpv6NetworkCountTogether() {
        open(1, "2001:db8:1:2::1");
        open(1, "2001:db8:1:2:ffff::9");
        open(1, "2001:db8:1:2:a:b:c:d");
        PacedChannel next = open("2001:db8:1:3::1");
        assertThat(connections.displaced()).isZero();

        open(1, "2001:db8:1:2::2");
        assertThat(connections.displaced()).isEqualTo(1);
        assertThat(isCutOff(next)).isFalse();
    }

    @Test
    void anIpv4AddressIsTheSameWhenItIsWrittenAsIpv6() {
        open(3, "192.0.2.7");
        open(1, "::ffff:192.0.2.7");

        assertThat(connections.displaced()).isEqualTo(1);
    }

    @Test
    void theConnectionsOfAProxyAreThoseOfMany() {
        assertThat(open(9, PROXY)).noneMatch(ConnectionsTest::isCutOff);
    }

    @Test
    void whenAllPlacesAreTakenWhoWaitedLongestMakesRoom() {
        List<PacedChannel> first = open(10, PROXY);
        open("192.0.2.7");

        assertThat(isCutOff(first.getFirst())).isTrue();
        assertThat(first.subList(1, 10)).noneMatch(ConnectionsTest::isCutOff);
    }

    @Test
    void whoHasTheMostPlacesMakesRoomHoweverLongOthersWait() {
        PacedChannel patient = open("192.0.2.1");
        List<PacedChannel> greedy = open(3, "192.0.2.2");
        open(6, PROXY);
        open("192.0.2.3");

        assertThat(isCutOff(patient)).isFalse();
        assertThat(greedy)
                .extracting(ConnectionsTest::isCutOff)
                .containsExactly(true, false, false);
    }

    @Test
    void whoeverIsClosedLeavesItsPlaces() {
        List<PacedChannel> its = open(3, "192.0.2.7");
        its.forEach(connections::close);

        assertThat(connections.open()).isZero();
        open(3, "192.0.2.7");
        assertThat(connections.displaced()).isZero();
    }

    @Test
    void nobodyIsCutOffWhomTheServerDoesNotWaitFor() throws Exception {
        List<PacedChannel> its = open(3, "192.0.2.7");
        its.forEach(PacedChannel::goLive);
        var next = new PacedChannel(connections, new LazyBuffers());

        assertThat(connections.admit(next, InetAddress.getByName("192.0.2.7"))).isFalse();
        assertThat(connections.refused()).isEqualTo(1);
        assertThat(connections.open()).isEqualTo(3);
    }

    private static final int PLACES = 10;

    private final Connections busy = connections(1_000, 1_000, PLACES);

    /** One whose client the server does not wait for. */
    private PacedChannel working(String address) throws UnknownHostException {
        var channel = new PacedChannel(busy, new LazyBuffers());
        assertThat(busy.admit(channel, InetAddress.getByName(address))).isTrue();
        channel.goLive();
        return channel;
    }

    private int begun(int count, String address) throws UnknownHostException {
        int begun = 0;
        for (int i = 0; i < count; i++) {
            begun += busy.beginWork(working(address)) ? 1 : 0;
        }
        return begun;
    }

    @Test
    void anAddressThatReadsAllItIsSentLeavesPlacesToOthers() throws Exception {
        assertThat(begun(50, "192.0.2.7")).isEqualTo(8);
        assertThat(begun(1, "192.0.2.8")).isEqualTo(1);
        assertThat(begun(50, "192.0.2.7")).isZero();
        assertThat(begun(1, "192.0.2.9")).isEqualTo(1);
        assertThat(busy.displaced()).isZero();
    }

    @Test
    void theLastPlaceIsForWhoHasNone() throws Exception {
        for (int i = 1; i <= 20; i++) {
            begun(20, "192.0.2." + i);
        }
        assertThat(busy.working()).isEqualTo(PLACES);
        assertThat(busy.displaced()).isZero();
        assertThat(begun(1, "192.0.2.1")).isZero();
    }

    @Test
    void nobodyMakesRoomForSomebodyWhoHasMore() throws Exception {
        var waiting = new PacedChannel(busy, new LazyBuffers());
        assertThat(busy.admit(waiting, InetAddress.getByName("192.0.2.8"))).isTrue();
        assertThat(busy.beginWork(waiting)).isTrue();

        assertThat(begun(50, "192.0.2.7")).isEqualTo(7);
        assertThat(isCutOff(waiting)).isFalse();
    }

    @Test
    void requestsOfAProxyCountForThoseWhomItAsksFor() throws Exception {
        assertThat(begun(5, PROXY)).isEqualTo(5);
        var greedy = new NetworkAddress(InetAddress.getByName("192.0.2.7"));
        var other = new NetworkAddress(InetAddress.getByName("192.0.2.8"));
        List<Boolean> went = new ArrayList<>();
        List<PacedChannel> channels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PacedChannel channel = working(PROXY);
            channels.add(channel);
            went.add(busy.beginWork(channel) && busy.workFor(greedy, channel));
        }
        assertThat(went).containsExactly(true, true, true, true, false);
        assertThat(busy.workFor(other, channels.getLast())).isTrue();

        channels.forEach(PacedChannel::endWork);
        assertThat(busy.working()).isEqualTo(5);
        assertThat(busy.beginWork(channels.getFirst())).isTrue();
        assertThat(busy.workFor(greedy, channels.getFirst())).isTrue();
    }

    private PacedChannel waiting(String address) throws UnknownHostException {
        var channel = new PacedChannel(busy, new LazyBuffers());
        assertThat(busy.admit(channel, InetAddress.getByName(address))).isTrue();
        return channel;
    }

    @Test
    void aLongAnswerThatIsNotWaitedForKeepsItsBytesAndShortOnesTakeNone() throws Exception {
        PacedChannel first = working("192.0.2.7");
        assertThat(first.hold(300_000)).isTrue();
        PacedChannel second = working("192.0.2.8");
        assertThat(second.hold(300_000)).isFalse();
        assertThat(second.hold(64 * 1024)).isTrue();
        assertThat(busy.answerBytes()).isEqualTo(600_000);

        first.endWork();
        assertThat(second.hold(300_000)).isTrue();
        busy.close(second);
        assertThat(busy.answerBytes()).isZero();
    }

    @Test
    void whoHasTheMostBytesMakesRoomForWhoHasFewer() throws Exception {
        PacedChannel little = waiting("192.0.2.6");
        assertThat(little.hold(100_000)).isTrue();
        PacedChannel older = waiting("192.0.2.7");
        assertThat(older.hold(200_000)).isTrue();
        PacedChannel newer = waiting("192.0.2.7");
        assertThat(newer.hold(200_000)).isTrue();

        assertThat(waiting("192.0.2.8").hold(150_000)).isTrue();
        assertThat(isCutOff(older)).isTrue();
        assertThat(isCutOff(newer)).isFalse();
        assertThat(isCutOff(little)).isFalse();
        assertThat(busy.answerBytes()).isEqualTo(900_000);
    }

    @Test
    void nobodyMakesRoomForAnAnswerOfSomebodyWhoWouldHaveMore() throws Exception {
        PacedChannel one = waiting("192.0.2.7");
        PacedChannel two = waiting("192.0.2.8");
        assertThat(one.hold(200_000)).isTrue();
        assertThat(two.hold(200_000)).isTrue();

        assertThat(waiting("192.0.2.9").hold(300_000)).isFalse();
        assertThat(isCutOff(one)).isFalse();
        assertThat(isCutOff(two)).isFalse();
        assertThat(busy.answerBytes()).isEqualTo(800_000);
    }

    @Test
    void anAnswerLongerThanAllMayBeIsThereAlone() throws Exception {
        assertThat(working("192.0.2.7").hold(5_000_000)).isTrue();
        assertThat(busy.answerBytes()).isEqualTo(ANSWERS);
    }
}
