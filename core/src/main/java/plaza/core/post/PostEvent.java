package plaza.core.post;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.Stored;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** A post or a reply was made, changed or deleted. */
public sealed interface PostEvent extends Event {
    /**
     * A root post or a reply was made.
     *
     * @param text null where it is told without it
     */
    record PostCreated(
            @Stored("post") PostId id,
            UserId author,
            @Nullable String text,
            Entities entities,
            List<String> media,
            @Nullable PostId replyTo,
            @Nullable PostId quoteOf,
            Visibility visibility,
            @Nullable Instant editedAt)
            implements PostEvent {
        public PostCreated(Post post) {
            this(
                    post.id(),
                    post.author(),
                    post.text(),
                    post.entities(),
                    post.media(),
                    post.replyTo(),
                    post.quoteOf(),
                    post.visibility(),
                    post.editedAt());
        }

        /** False where it is told without its text. */
        public boolean whole() {
            return text != null;
        }

        /** The post, with an empty text where it is told without it. */
        public Post post() {
            return new Post(
                    id,
                    author,
                    text == null ? "" : text,
                    entities,
                    media,
                    replyTo,
                    quoteOf,
                    visibility,
                    editedAt);
        }

        @Override
        public UUID key() {
            return author.value();
        }

        @Override
        public String subject() {
            return "post:" + id;
        }

        @Override
        public Event told() {
            return new PostCreated(
                    id,
                    author,
                    null,
                    entities.withoutText(),
                    media,
                    replyTo,
                    quoteOf,
                    visibility,
                    editedAt);
        }
    }

    /**
     * A post says something else.
     *
     * @param text null where it is told without it
     */
    record PostEdited(
            PostId post, UserId author, @Nullable String text, Entities entities, Instant at)
            implements PostEvent {
        @Override
        public UUID key() {
            return author.value();
        }

        @Override
        public String subject() {
            return "post:" + post;
        }

        @Override
        public Event told() {
            return new PostEdited(post, author, null, entities.withoutText(), at);
        }
    }

    /** Holds the ids only: a deleted text must not live on in the journal. */
    record PostDeleted(PostRef post, Instant at) implements PostEvent {
        @Override
        public UUID key() {
            return post.author().value();
        }

        @Override
        public String subject() {
            return "post:" + post.id();
        }
    }
}
