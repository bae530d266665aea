package plaza.core.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.core.subscription.HubForTests.RETENTION;
import static plaza.core.subscription.HubForTests.drain;
import static plaza.core.subscription.HubForTests.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.CountsUpdate;
import plaza.core.post.PostCounts;
import plaza.core.session.SessionEvent.SessionsEnded;
import plaza.core.subscription.Listener.Batch;
import plaza.core.update.Topic;
import plaza.core.update.Update;

class UpdateHubTest {
    private final HubForTests world = new HubForTests(10);
    private final UserId ann = world.somebody();

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> after(String opening, int from, int to) {
        List<String> all = new ArrayList<>(List.of(opening));
        all.addAll(numbers(from, to));
        return all;
    }

    /** The places after each of so many updates; the first one is the place before them. */
    private List<String> placesOf(int updates) throws InterruptedException {
        List<String> places = new ArrayList<>();
        try (var open = new Open(world.open(ann, null))) {
            Batch first = open.listener().take(Duration.ZERO);
            if (first != null && first.opening() instanceof Signal.Ready(String id)) {
                places.add(id);
            }
            IntStream.range(0, updates).forEach(i -> world.tell(ann, i));
            Batch all = open.listener().take(Duration.ZERO);
            if (all != null) {
                all.updates().forEach(each -> places.add(each.id()));
            }
        }
        assertThat(places).hasSize(updates + 1).doesNotHaveDuplicates();
        return places;
    }

    private static Batch taken(Listener listener) throws InterruptedException {
        return Objects.requireNonNull(listener.take(Duration.ZERO), "nothing came");
    }

    private final class Open implements AutoCloseable {
        private final Listener listener;

        Open(Listener listener) {
            this.listener = listener;
        }

        Listener listener() {
            return listener;
        }

        @Override
        public void close() {
            world.hub.close(listener);
        }
    }

    private List<String> heardFrom(String place) throws InterruptedException {
        try (var open = new Open(world.open(ann, place))) {
            return drain(open.listener());
        }
    }

    @Test
    void whoListensHearsWhatComesFromNowOnInOrder() throws Exception {
        world.tell(ann, 0);
        Listener one = world.open(ann, null);
        Listener two = world.open(ann, null);
        IntStream.range(1, 6).forEach(i -> world.tell(ann, i));
        world.tell(world.somebody(), 6);
        assertThat(drain(one)).isEqualTo(after("ready", 1, 6));
        assertThat(drain(two)).isEqualTo(after("ready", 1, 6));
        assertThat(drain(one)).isEmpty();
    }

    @Test
    void onlyTopicsThatAreWantedAreHeard() throws Exception {
        Listener listener = world.open(ann, null);
        world.hub.deliver(List.of(ann), update(Topic.FEED, 1), HubForTests.SIZE);
        assertThat(drain(listener)).containsExactly("ready");
        listener.subscribe(Topic.FEED);
        listener.unsubscribe(Topic.NOTIFICATIONS);
        world.hub.deliver(List.of(ann), update(Topic.FEED, 2), HubForTests.SIZE);
        world.tell(ann, 3);
        assertThat(drain(listener)).containsExactly("2");
    }

    @Test
    void everyPlaceIsResumedWithoutAGapOrADouble() throws Exception {
        List<String> places = placesOf(10);
        for (int seen = 0; seen <= 10; seen++) {
            assertThat(heardFrom(places.get(seen))).isEqualTo(after("ready", seen, 10));
        }
    }

    @Test
    void whatComesWhileNobodyListensIsKept() throws Exception {
        List<String> places = placesOf(2);
        world.tell(ann, 2);
        world.hub.forgetIdle();
        assertThat(heardFrom(places.get(2))).containsExactly("ready", "2");
    }

    @Test
    void aPlaceBehindTheRingIsReset() throws Exception {
        List<String> places = placesOf(10);
        IntStream.range(10, 14).forEach(i -> world.tell(ann, i));
        for (int seen = 0; seen < 4; seen++) {
            assertThat(heardFrom(places.get(seen))).containsExactly("reset");
        }
        for (int seen = 4; seen <= 10; seen++) {
            assertThat(heardFrom(places.get(seen))).isEqualTo(after("ready", seen, 14));
        }
    }

    /** Of 100 bytes each, 200 around them, and 8 for each ring. */
    @Test
    void whenThereIsNoRoomTheOldestGoAndWhoComesBackForThemIsReset() throws Exception {
        var full = new HubForTests(1_000, 10 * 308);
        UserId bob = full.somebody();
        Listener quick = full.open(ann, null);
        drain(quick);
        Listener slow = full.open(bob, null);
        drain(slow);
        full.tell(bob, 0);
        Batch first = taken(slow);
        String place = first.updates().getFirst().id();
        slow.confirm(first);
        full.tell(bob, 1);
        for (int i = 2; i < 10; i++) {
            full.tell(ann, i);
        }
        assertThat(full.hub.keptBytes()).isEqualTo(10 * 308);
        assertThat(drain(full.open(bob, place))).containsExactly("ready", "1");
        full.tell(ann, 10);
        assertThat(drain(full.open(ann, null))).containsExactly("ready");
        full.hub.close(slow);
        assertThat(drain(full.open(bob, place))).containsExactly("ready", "1");
        full.tell(ann, 11);
        assertThat(full.hub.keptBytes()).isEqualTo(10 * 308);
        assertThat(drain(quick)).isEqualTo(numbers(2, 12));
        full.hub.close(quick);
        full.hub.close(full.hub.listeners(bob).getFirst());
        assertThat(drain(full.open(bob, place))).containsExactly("reset");
    }

    @Test
    void whoHasNotTakenWhatThereIsNoRoomForIsEnded() throws Exception {
        var full = new HubForTests(1_000, 10 * 308);
        UserId bob = full.somebody();
        Listener slow = full.open(bob, null);
        drain(slow);
        full.tell(bob, 0);
        Listener quick = full.open(ann, null);
        drain(quick);
        for (int i = 1; i < 11; i++) {
            full.tell(ann, i);
        }
        assertThat(drain(slow)).containsExactly("slow");
        assertThat(drain(quick)).isEqualTo(numbers(1, 11));
    }

    @Test
    void whatManyGetIsKeptOnceAndGoesWithTheLastWhoHasIt() {
        var full = new HubForTests(10, 1 << 20);
        UserId bob = full.somebody();
        full.open(ann, null);
        Listener leaving = full.open(bob, null);
        full.hub.deliver(
                List.of(ann, bob, full.somebody()), update(Topic.NOTIFICATIONS, 0), 10_000);
        assertThat(full.hub.keptBytes()).isEqualTo(10_000 + 200 + 2 * 8);
        IntStream.range(1, 11).forEach(i -> full.tell(ann, i));
        assertThat(full.hub.keptBytes()).isEqualTo(10_000 + 200 + 2 * 8 + 10 * 308);
        full.hub.close(leaving);
        full.pass(RETENTION.plusMillis(1));
        full.hub.forgetIdle();
        assertThat(full.hub.keptBytes()).isZero();
        full.hub.deliver(List.of(full.somebody()), update(Topic.NOTIFICATIONS, 11), 10_000);
        assertThat(full.hub.keptBytes()).isZero();
    }

    @Test
    void aPlaceIsKnownForTheRetentionAndNoLonger() throws Exception {
        List<String> places = placesOf(3);
        world.pass(RETENTION);
        assertThat(heardFrom(places.get(1))).containsExactly("ready", "1", "2");
        world.pass(Duration.ofMillis(1));
        assertThat(heardFrom(places.get(1))).containsExactly("reset");
        // Nothing was missed by who had heard all of it.
        assertThat(heardFrom(places.get(3))).containsExactly("ready");
    }

    @Test
    void placesOfAMailboxThatIsGoneAreReset() throws Exception {
        List<String> places = placesOf(3);
        world.pass(RETENTION);
        world.hub.forgetIdle();
        assertThat(world.hub.people()).containsExactly(ann);
        world.pass(Duration.ofMillis(1));
        world.hub.forgetIdle();
        assertThat(world.hub.people()).isEmpty();
        for (String place : places) {
            assertThat(heardFrom(place)).containsExactly("reset");
        }
    }

    @Test
    void whoListensKeepsTheMailbox() throws Exception {
        Listener listener = world.open(ann, null);
        world.pass(RETENTION.multipliedBy(2));
        world.hub.forgetIdle();
        world.tell(ann, 1);
        assertThat(drain(listener)).containsExactly("ready", "1");
    }

    @Test
    void whatIsNoPlaceHereIsReset() throws Exception {
        String place = placesOf(3).getLast();
        String changed = (place.charAt(0) == 'A' ? "B" : "A") + place.substring(1);
        Listener other = world.open(world.somebody(), null);
        String of = taken(other).opening() instanceof Signal.Ready(String id) ? id : "";
        assertThat(of).isNotEmpty();
        for (String text :
                List.of("", ".", "x.1", "1f3k9x.3", changed, place + "A", place + " ", of)) {
            assertThat(heardFrom(text)).as(text).containsExactly("reset");
        }
        assertThat(heardFrom(place)).containsExactly("ready");
    }

    @Test
    void aPlaceDoesNotTellHowManyUpdatesAreBeforeIt() throws Exception {
        var many = new HubForTests(1_000);
        Listener listener = many.open(ann, null);
        drain(listener);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.tell(ann, i);
            Batch batch = listener.take(Duration.ZERO);
            if (batch != null) {
                batch.updates().forEach(each -> places.add(each.id()));
                listener.confirm(batch);
            }
        }
        assertThat(places).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(places).allMatch(place -> place.matches("[-_A-Za-z0-9]{22}"));
        // Of texts in no order every other one, give or take nine, is after the one before it.
        long after =
                IntStream.range(1, 1_000)
                        .filter(i -> places.get(i).compareTo(places.get(i - 1)) > 0)
                        .count();
        assertThat(after).isBetween(400L, 600L);
    }

    /** Whoever comes back again and again would see by it whether something was hidden. */
    @Test
    void theSamePlaceIsWrittenInAnotherWayEachTime() throws Exception {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try (var open = new Open(world.open(ann, null))) {
                Batch batch = open.listener().take(Duration.ZERO);
                if (batch != null && batch.opening() instanceof Signal.Ready(String id)) {
                    places.add(id);
                }
            }
        }
        assertThat(places).hasSize(10).doesNotHaveDuplicates();
        world.tell(ann, 1);
        for (String place : places) {
            assertThat(heardFrom(place)).containsExactly("ready", "1");
        }
    }

    @Test
    void aLossResetsEverybody() throws Exception {
        List<String> places = placesOf(3);
        Listener listener = world.open(ann, null);
        assertThat(drain(listener)).containsExactly("ready");
        world.tell(ann, 3);
        world.hub.reset();
        world.tell(ann, 4);
        assertThat(drain(listener)).containsExactly("reset", "4");
        assertThat(heardFrom(places.get(3))).containsExactly("reset");
    }

    @Test
    void aLossBetweenTakingAndSendingIsNotPassedOver() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        world.tell(ann, 1);
        Batch taken = listener.take(Duration.ZERO);
        world.hub.reset();
        if (taken != null) {
            listener.confirm(taken);
        }
        assertThat(drain(listener)).containsExactly("reset");
    }

    @Test
    void whoFallsBehindTheRingIsEndedAndTheOthersAreNot() throws Exception {
        Listener slow = world.open(ann, null);
        Listener quick = world.open(ann, null);
        assertThat(drain(slow)).containsExactly("ready");
        drain(quick);
        for (int i = 0; i < 10; i++) {
            world.tell(ann, i);
            assertThat(drain(quick)).containsExactly(Integer.toString(i));
        }
        assertThat(world.hub.figures().dropped(Bye.SLOW)).isZero();
        world.tell(ann, 10);
        assertThat(world.hub.figures().dropped(Bye.SLOW)).isEqualTo(1);
        assertThat(drain(slow)).containsExactly("slow");
        assertThat(drain(quick)).containsExactly("10");
    }

    @Test
    void repliesThatNobodyReadsEndTheConnection() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        IntStream.range(0, 64).forEach(i -> listener.reply("r" + i));
        assertThat(world.hub.figures().dropped(Bye.SLOW)).isZero();
        listener.reply("one more");
        assertThat(drain(listener)).containsExactly("slow");
    }

    @Test
    void longRepliesThatNobodyReadsEndTheConnectionSooner() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        String longest = "r".repeat(8 * 1_024);
        for (int i = 0; i < 10; i++) {
            listener.reply(longest);
            drain(listener);
        }
        for (int i = 0; i < 4; i++) {
            listener.reply(longest);
        }
        assertThat(world.hub.figures().dropped(Bye.SLOW)).isZero();
        listener.reply("one more");
        assertThat(drain(listener)).containsExactly("slow");
    }

    @Test
    void connectionsAreLimitedForEachAndForAll() {
        Listener first = world.open(ann, null);
        world.open(ann, null);
        assertThatThrownBy(() -> world.open(ann, null))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED));
        world.hub.close(first);
        world.hub.close(first);
        world.open(ann, null);
        assertThat(world.hub.connections()).isEqualTo(2);
        world.open(world.somebody(), null);
        world.open(world.somebody(), null);
        world.open(world.somebody(), null);
        assertThatThrownBy(() -> world.open(world.somebody(), null))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        assertThat(world.hub.connections()).isEqualTo(5);
    }

    @Test
    void whoIsRefusedHasTheOthersTried() throws Exception {
        Listener open = world.open(ann, null);
        world.open(ann, null);
        drain(open);
        assertThatThrownBy(() -> world.open(ann, null)).isInstanceOf(DomainException.class);
        assertThat(open.take(Duration.ofMinutes(10))).isNull();
    }

    @Test
    void stoppingEndsEverybodyAndTakesNobody() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        world.hub.stop();
        assertThat(drain(listener)).containsExactly("stopping");
        assertThatThrownBy(() -> world.open(ann, null)).isInstanceOf(DomainException.class);
    }

    @Test
    void ofAStateOnlyTheLatestIsToldAndOnlyWhenItChanged() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        PostId post = PostId.of(world.somebody().value(), ann);
        var counts = new Watched.Counts(post);
        world.hub.watches().add(listener, List.of(counts), 200);
        world.hub.watches().tell(counts, state(post, 1));
        world.hub.watches().tell(counts, state(post, 2));
        assertThat(drain(listener)).containsExactly("state " + state(post, 2));
        world.hub.watches().tell(counts, state(post, 2));
        assertThat(drain(listener)).isEmpty();
        world.hub.watches().tell(counts, state(post, 3));
        world.hub.watches().remove(listener, List.of(counts));
        world.hub.watches().tell(counts, state(post, 4));
        assertThat(drain(listener)).isEmpty();
    }

    @Test
    void whoBeginsToWatchIsToldTheStateThoughItDidNotChange() throws Exception {
        Listener first = world.open(ann, null);
        Listener second = world.open(world.somebody(), null);
        drain(first);
        drain(second);
        PostId post = PostId.of(world.somebody().value(), ann);
        var counts = new Watched.Counts(post);
        world.hub.watches().add(first, List.of(counts), 200);
        world.hub.watches().tell(counts, state(post, 1));
        assertThat(drain(first)).hasSize(1);
        world.hub.watches().add(second, List.of(counts), 200);
        world.hub.watches().tell(counts, state(post, 1));
        assertThat(drain(first)).isEmpty();
        assertThat(drain(second)).hasSize(1);
        world.hub.watches().tell(counts, state(post, 2));
        assertThat(drain(first)).isEqualTo(drain(second)).hasSize(1);
    }

    @Test
    void aStateThatChangesWhileItIsSentIsToldAgain() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        PostId post = PostId.of(world.somebody().value(), ann);
        var counts = new Watched.Counts(post);
        world.hub.watches().add(listener, List.of(counts), 200);
        world.hub.watches().tell(counts, state(post, 1));
        Batch sent = taken(listener);
        world.hub.watches().tell(counts, state(post, 2));
        listener.confirm(sent);
        assertThat(drain(listener)).hasSize(1);
        assertThat(drain(listener)).isEmpty();
    }

    @Test
    void whatIsWatchedNoMoreLeavesTheStatesOfTheRestAsTheyWere() throws Exception {
        Listener listener = world.open(ann, null);
        drain(listener);
        List<Watched.Counts> all =
                IntStream.range(0, 5)
                        .mapToObj(_ -> new Watched.Counts(PostId.of(world.somebody().value(), ann)))
                        .toList();
        world.hub.watches().add(listener, all, 200);
        world.hub.watches().tell(all.get(1), state(all.get(1).post(), 1));
        world.hub.watches().tell(all.get(4), state(all.get(4).post(), 4));
        world.hub.watches().remove(listener, List.of(all.get(0), all.get(1)));
        assertThat(drain(listener)).hasSize(1);
        world.hub.watches().tell(all.get(2), state(all.get(2).post(), 2));
        world.hub.watches().tell(all.get(4), state(all.get(4).post(), 4));
        assertThat(drain(listener)).hasSize(1);
    }

    @Test
    void whatEverybodyWatchesTogetherHasABoundInBytes() {
        int room = 3 * Watches.WATCH_BYTES + 4 * Watches.WATCHER_BYTES;
        var full = new HubForTests(10, 1 << 20, room);
        Listener one = full.open(ann, null);
        Listener other = full.open(full.somebody(), null);
        List<Watched.Presence> people =
                IntStream.range(0, 4).mapToObj(_ -> new Watched.Presence(full.somebody())).toList();
        full.hub.watches().add(one, people.subList(0, 3), 200);
        full.hub.watches().add(one, people.subList(0, 3), 200);
        full.hub.watches().add(other, people.subList(0, 1), 200);
        assertThat(full.hub.watches().bytes()).isEqualTo(room);
        assertThatThrownBy(() -> full.hub.watches().add(other, people.subList(1, 2), 200))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        full.hub.close(other);
        full.hub.watches().remove(one, people.subList(0, 1));
        full.hub.watches().add(one, people.subList(3, 4), 200);
        full.hub.close(one);
        assertThat(full.hub.watches().bytes()).isZero();
        assertThat(full.hub.watches().people()).isEmpty();
    }

    @Test
    void ofEachTopicAsMuchIsWatchedAsTheLimitSays() {
        Listener listener = world.open(ann, null);
        var person = new Watched.Presence(ann);
        var post = new Watched.Counts(PostId.of(world.somebody().value(), ann));
        world.hub.watches().add(listener, List.of(person, person, post), 1);
        assertThatThrownBy(
                        () ->
                                world.hub
                                        .watches()
                                        .add(
                                                listener,
                                                List.of(new Watched.Presence(world.somebody())),
                                                1))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
        assertThat(world.hub.watches().people()).containsExactly(ann);
        world.hub.watches().remove(listener, List.of(person));
        assertThat(world.hub.watches().people()).isEmpty();
    }

    private static Update state(PostId post, int likes) {
        return new CountsUpdate(post, new PostCounts(likes, 0, 0, 0));
    }

    @Test
    void onlyWhatSomebodyListensToIsTouched() throws Exception {
        Listener listener = world.open(ann, null);
        PostId watched = PostId.of(world.somebody().value(), ann);
        PostId other = PostId.of(world.somebody().value(), ann);
        world.hub.watches().add(listener, List.of(new Watched.Counts(watched)), 200);
        for (PostId post : List.of(watched, other, watched)) {
            world.hub.on(new Unliked(new Like(ann, post, world.instant()), ann));
        }
        world.hub.on(new SessionsEnded(ann, world.instant()));
        world.hub.on(new SessionsEnded(world.somebody(), world.instant()));
        assertThat(world.hub.touchedPosts().take(Duration.ZERO)).isEqualTo(Set.of(watched));
        assertThat(world.hub.touchedPosts().take(Duration.ZERO)).isEmpty();
        assertThat(world.hub.touchedPeople().take(Duration.ZERO)).isEqualTo(Set.of(ann));
        world.hub.close(listener);
        world.hub.on(new Unliked(new Like(ann, watched, world.instant()), ann));
        assertThat(world.hub.touchedPosts().take(Duration.ZERO)).isEmpty();
    }
}
