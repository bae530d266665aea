package plaza.core.live;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.TalkUpdate;
import plaza.core.event.JournalPosition;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.update.Topic;

/** The updates that the people in a stream and its viewers are told. */
public sealed interface StreamUpdate extends TalkUpdate {
    @Override
    default Topic topic() {
        return Topic.STREAMS;
    }

    StreamId stream();

    /**
     * It began.
     *
     * @param position of the event that says so
     */
    record StreamStart(StreamId stream, UserId actor, JournalPosition position, Instant at)
            implements StreamUpdate {}

    /**
     * It is another than before: what its host says of it, or who is what in it.
     *
     * @param whom who is something else in it; null where it is about nobody
     * @param position of the event that made it so
     */
    record StreamChange(
            StreamId stream,
            UserId actor,
            @Nullable UserId whom,
            JournalPosition position,
            Instant at)
            implements StreamUpdate {}

    /**
     * It ended.
     *
     * @param position of the event that says so
     */
    record StreamEnd(StreamId stream, UserId actor, JournalPosition position, Instant at)
            implements StreamUpdate {}

    /** Somebody said something in its chat. */
    record StreamMessage(
            StreamId stream,
            MessageId message,
            long number,
            UserId actor,
            String content,
            Instant at)
            implements StreamUpdate {
        @Override
        public Object act() {
            return message;
        }

        @Override
        public Optional<MessageId> shown() {
            return Optional.of(message);
        }
    }

    /** A message of its chat was taken back. */
    record StreamDeletion(StreamId stream, MessageId message, UserId actor, Instant at)
            implements StreamUpdate {}

    /** Somebody gave something. */
    record StreamGift(
            StreamId stream,
            TransactionId transaction,
            UserId actor,
            GiftId gift,
            int quantity,
            Instant at)
            implements StreamUpdate {}

    /**
     * More or fewer people watch it.
     *
     * @param actor its host
     */
    record StreamViewers(StreamId stream, UserId actor, Viewers viewers, Instant at)
            implements StreamUpdate {}
}
