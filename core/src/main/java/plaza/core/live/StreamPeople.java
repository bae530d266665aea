package plaza.core.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.StreamEvent.StreamChanged;

/** The commands that change who takes part in a stream, and who says what in its chat. */
public final class StreamPeople {
    private final StreamStore streams;
    private final StreamAccessPolicy gate;
    private final ViewerContexts audience;
    private final Journal journal;
    private final Clock clock;

    public StreamPeople(
            StreamStore streams,
            StreamAccessPolicy gate,
            ViewerContexts audience,
            Journal journal,
            Clock clock) {
        this.streams = streams;
        this.gate = gate;
        this.audience = audience;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asks somebody to stream together; they say yes by {@link #accept}. */
    public void invite(UserId viewer, StreamId id, Account person) {
        LiveStream stream = gate.requireOwn(viewer, id);
        requireSomebody(viewer, stream, person);
        put(
                stream,
                person.id(),
                StreamPart.INVITED,
                now -> !now.has(StreamPart.PARTICIPANT, person.id()));
    }

    private static LiveStream requireOpen(LiveStream stream) {
        if (stream.status() == StreamStatus.ENDED) {
            throw DomainException.of(ErrorKind.CONFLICT, "This stream has ended.");
        }
        return stream;
    }

    /** Whom the viewer knows of, besides the host. */
    private void requireSomebody(UserId viewer, LiveStream stream, Account person) {
        requireOpen(stream);
        if (person.id().equals(stream.host())) {
            throw DomainException.invalid("userId", "must be somebody else");
        }
        if (!audience.of(viewer).maySee(person)) {
            throw DomainException.notFound("user");
        }
    }

    private static void requirePlace(LiveStream stream, StreamPart part, UserId person) {
        Set<UserId> others = new HashSet<>(stream.people(part));
        if (part == StreamPart.INVITED || part == StreamPart.PARTICIPANT) {
            others.addAll(stream.people(StreamPart.INVITED));
            others.addAll(stream.people(StreamPart.PARTICIPANT));
        }
        others.remove(person);
        if (!stream.has(part, person) && others.size() >= StreamRules.most(part)) {
            throw full(part);
        }
    }

    private static DomainException full(StreamPart part) {
        return DomainException.of(
                ErrorKind.CONFLICT,
                "There are %d of them, which is the most.".formatted(StreamRules.most(part)));
    }

    /**
     * Takes part, after an invitation.
     *
     * @throws DomainException FORBIDDEN without one
     */
    public void accept(UserId viewer, StreamId id) {
        LiveStream stream = requireOpen(gate.require(viewer, id).stream());
        if (stream.has(StreamPart.PARTICIPANT, viewer)) {
            return;
        }
        // In this order: cut off in between, the invitation stands.
        put(stream, viewer, StreamPart.PARTICIPANT, now -> isInvited(viewer, now));
        take(stream, viewer, StreamPart.INVITED);
    }

    private static boolean isInvited(UserId viewer, LiveStream stream) {
        if (stream.has(StreamPart.PARTICIPANT, viewer)) {
            return false;
        }
        if (!stream.has(StreamPart.INVITED, viewer)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "The host has not invited you.");
        }
        return true;
    }

    /** Takes an invitation or a part back: one's own, or, for the host, anybody's. */
    public void dismiss(UserId viewer, StreamId id, UserId person) {
        LiveStream stream =
                viewer.equals(person)
                        ? gate.require(viewer, id).stream()
                        : gate.requireOwn(viewer, id);
        take(stream, person, StreamPart.INVITED);
        take(stream, person, StreamPart.PARTICIPANT);
    }

    /** Makes somebody keep order in the chat, or not any more; for the host. */
    public void setModerator(UserId viewer, StreamId id, Account person, boolean is) {
        LiveStream stream = gate.requireOwn(viewer, id);
        if (is) {
            requireSomebody(viewer, stream, person);
            put(stream, person.id(), StreamPart.MODERATOR, _ -> true);
        } else {
            take(stream, person.id(), StreamPart.MODERATOR);
        }
    }

    /**
     * Keeps somebody from saying anything in the chat, or lets them again; for the host and the
     * moderators.
     *
     * @throws DomainException FORBIDDEN for others, and towards the host and the moderators
     */
    public void setSilenced(UserId viewer, StreamId id, Account person, boolean is) {
        LiveStream stream = gate.require(viewer, id).stream();
        if (!stream.isKeptBy(viewer) || (is && stream.isKeptBy(person.id()))) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "The host and the moderators may do this, not towards each other.");
        }
        if (is) {
            requireSomebody(viewer, stream, person);
            put(stream, person.id(), StreamPart.SILENCED, _ -> true);
        } else {
            take(stream, person.id(), StreamPart.SILENCED);
        }
    }

    /**
     * @param may whether it is to be written, asked of the stream as it is then
     */
    private void put(LiveStream stream, UserId person, StreamPart part, Predicate<LiveStream> may) {
        journal.commit(
                changed(stream, person),
                () -> {
                    LiveStream now =
                            streams.find(stream.id())
                                    .orElseThrow(() -> DomainException.notFound("stream"));
                    if (!may.test(requireOpen(now))) {
                        return false;
                    }
                    requirePlace(now, part, person);
                    return streams.put(stream.id(), person, part, true);
                });
    }

    private void take(LiveStream stream, UserId person, StreamPart part) {
        journal.commit(
                changed(stream, person), () -> streams.put(stream.id(), person, part, false));
    }

    private Event changed(LiveStream stream, UserId person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new StreamChanged(stream.id(), stream.host(), person, now);
    }
}
