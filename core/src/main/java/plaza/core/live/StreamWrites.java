package plaza.core.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatStore;
import plaza.core.id.ChatId;
import plaza.core.id.StreamId;
import plaza.core.live.StreamEvent.StreamChanged;
import plaza.core.live.StreamEvent.StreamCreated;
import plaza.core.live.StreamEvent.StreamEnded;
import plaza.core.live.StreamEvent.StreamStarted;
import plaza.core.media.Attachments;
import plaza.core.media.MediaUse;

/** The writes that touch more than the stream itself; each can be repeated. */
public final class StreamWrites {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWrites.class);

    private final StreamStore streams;
    private final ChatStore chats;
    private final ViewerCounter viewers;
    private final Attachments attachments;

    public StreamWrites(
            StreamStore streams, ChatStore chats, ViewerCounter viewers, Attachments attachments) {
        this.streams = streams;
        this.chats = chats;
        this.viewers = viewers;
        this.attachments = attachments;
    }

    boolean insert(LiveStream stream) {
        attach(stream, stream.details().thumbnail());
        boolean added = streams.insert(stream);
        chats.insert(chat(stream), List.of());
        return added;
    }

    /** Carries out again what an event says; what is in no event, its command wrote or did not. */
    public boolean redo(StreamEvent event) {
        return switch (event) {
            case StreamCreated e -> complete(e.stream());
            case StreamChanged _ -> true;
            case StreamStarted e -> {
                streams.start(e.stream(), e.at());
                yield true;
            }
            case StreamEnded e -> {
                end(e.stream(), e.at());
                yield true;
            }
        };
    }

    /** Finishes one that was cut off; says if the stream is there. */
    private boolean complete(StreamId id) {
        Optional<LiveStream> found = streams.find(id);
        found.ifPresent(stream -> chats.insert(chat(stream), List.of()));
        return found.isPresent();
    }

    /** The chat of a stream has its id, and no members: who sees the stream is in it. */
    static ChatId chat(StreamId id) {
        return new ChatId(id.value());
    }

    private static Chat chat(LiveStream stream) {
        Instant at = stream.id().time();
        return new Chat(
                chat(stream.id()), ChatKind.STREAM, null, null, stream.host(), null, at, 0, at);
    }

    boolean change(LiveStream stream, StreamDetails details) {
        String before = stream.details().thumbnail();
        String after = details.thumbnail();
        if (before != null && !before.equals(after)) {
            attachments.release(use(stream.id()));
        }
        attach(stream, after);
        return streams.change(stream.id(), details);
    }

    private void attach(LiveStream stream, @Nullable String thumbnail) {
        if (thumbnail != null) {
            attachments.attach(
                    stream.host(), List.of(thumbnail), use(stream.id()), StreamRules.THUMBNAIL);
        }
    }

    boolean delete(StreamId id) {
        boolean deleted = streams.delete(id);
        attachments.release(use(id));
        return deleted;
    }

    /** With the last figures of its viewers; those that cannot be had are as they were noted. */
    boolean end(StreamId id, Instant at) {
        try {
            Viewers last = viewers.count(List.of(id), at).getOrDefault(id, Viewers.NONE);
            streams.noteViewers(id, new Viewers(0, last.peak(), last.total()));
        } catch (StorageException e) {
            LOG.warn("The viewers of {} are not known at its end", id, e);
        }
        return streams.end(id, at);
    }

    static MediaUse use(StreamId id) {
        return new MediaUse(MediaUse.Kind.STREAM, id.value());
    }
}
