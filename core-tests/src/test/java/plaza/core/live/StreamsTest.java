package plaza.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.live.StreamSamples;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.event.OvertakenJournal;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.media.Attachments;
import plaza.local.live.LocalViewerCounter;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;

/** How many streams a host may have open, and how many people there may be in one. */
final class StreamsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryStreamStore store = new MemoryStreamStore();
    private final Attachments attachments = new Attachments(new MemoryMediaCatalog(), clock);
    private final ViewerContexts audience =
            new ViewerContexts(new MemoryFollowGraph(), blocks, accounts);
    private final OvertakenJournal journal =
            new OvertakenJournal(new MemoryJournal(UUID.randomUUID(), clock));
    private final Streams streams =
            new Streams(
                    store,
                    new StreamWrites(
                            store, new MemoryChatStore(), new LocalViewerCounter(), attachments),
                    new StreamAccessPolicy(store, audience),
                    attachments,
                    journal,
                    new Streams.Terms(clock, "https://media.example/{id}"));
    private final StreamPeople people =
            new StreamPeople(
                    store, new StreamAccessPolicy(store, audience), audience, journal, clock);
    private final Account host = person();

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private StreamId plan() {
        StreamId id = StreamSamples.id();
        streams.create(host, id, new StreamDetails("Evening", null, null, null, Duration.ZERO));
        return id;
    }

    private LiveStream find(StreamId id) {
        return store.find(id).orElseThrow();
    }

    private static void refused(ErrorKind kind, ThrowingCallable call) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aHostHasOnlySoManyStreamsThatHaveNotEndedHoweverManyHave() {
        StreamId first = plan();
        for (int i = 0; i < 120; i++) {
            StreamId ended = plan();
            store.start(ended, clock.instant());
            store.end(ended, clock.instant());
        }
        for (int i = 1; i < StreamRules.MAX_OPEN; i++) {
            plan();
        }
        refused(ErrorKind.CONFLICT, this::plan);

        // One of those that are there already is no new one.
        streams.create(host, first, find(first).details());
        streams.delete(host.id(), first);
        plan();
    }

    @Test
    void ofManyStreamsAtTheSameTimeOnlySoManyArePlanned() {
        List<Boolean> planned =
                Concurrently.call(
                        2 * StreamRules.MAX_OPEN,
                        _ -> {
                            try {
                                plan();
                                return true;
                            } catch (DomainException e) {
                                return false;
                            }
                        });
        assertThat(planned).filteredOn(is -> is).hasSize(StreamRules.MAX_OPEN);
        assertThat(store.countOpen(host.id())).isEqualTo(StreamRules.MAX_OPEN);
    }

    @Test
    void ofManyInvitationsAtTheSameTimeOnlySoManyAreSent() {
        StreamId id = plan();
        Concurrently.call(
                24,
                _ -> {
                    try {
                        people.invite(host.id(), id, person());
                        return true;
                    } catch (DomainException e) {
                        return false;
                    }
                });
        assertThat(find(id).people(StreamPart.INVITED)).hasSize(StreamRules.MAX_PARTICIPANTS);
    }

    @Test
    void whoIsInvitedWhileAnInvitationIsTakenBackTakesNoPart() {
        StreamId id = plan();
        Account guest = person();
        people.invite(host.id(), id, guest);

        journal.overtakeWith(() -> people.dismiss(host.id(), id, guest.id()));
        refused(ErrorKind.FORBIDDEN, () -> people.accept(guest.id(), id));

        assertThat(find(id).people(StreamPart.PARTICIPANT)).isEmpty();
    }

    @Test
    void whoTakesPartStillCountsAmongThoseWhoMay() {
        StreamId id = plan();
        for (int i = 0; i < StreamRules.MAX_PARTICIPANTS; i++) {
            Account guest = person();
            people.invite(host.id(), id, guest);
            people.accept(guest.id(), id);
        }
        refused(ErrorKind.CONFLICT, () -> people.invite(host.id(), id, person()));
        assertThat(find(id).people(StreamPart.PARTICIPANT)).hasSize(StreamRules.MAX_PARTICIPANTS);
        assertThat(find(id).people(StreamPart.INVITED)).isEmpty();
    }

    @Test
    void moderatorsAreNoMoreThanThereMayBe() {
        StreamId id = plan();
        for (int i = 1; i < StreamRules.MAX_MODERATORS; i++) {
            people.setModerator(host.id(), id, person(), true);
        }
        journal.overtakeWith(() -> people.setModerator(host.id(), id, person(), true));
        refused(ErrorKind.CONFLICT, () -> people.setModerator(host.id(), id, person(), true));
        assertThat(find(id).people(StreamPart.MODERATOR)).hasSize(StreamRules.MAX_MODERATORS);
    }

    @Test
    void whomAModeratorKnowsOfTheySilenceWhateverStandsBetweenThatOneAndTheHost() {
        StreamId id = plan();
        Account moderator = person();
        Account loud = person();
        Account stranger = person();
        people.setModerator(host.id(), id, moderator, true);
        blocks.block(new Restriction(host.id(), loud.id(), clock.instant()));
        blocks.block(new Restriction(stranger.id(), moderator.id(), clock.instant()));

        people.setSilenced(moderator.id(), id, loud, true);

        assertThat(find(id).has(StreamPart.SILENCED, loud.id())).isTrue();
        refused(ErrorKind.NOT_FOUND, () -> people.setSilenced(moderator.id(), id, stranger, true));
        refused(ErrorKind.NOT_FOUND, () -> people.setSilenced(host.id(), id, loud, true));
    }
}
