package plaza.contracts.post;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Samples that the contracts of stores of posts share. */
final class PostSamples {
    private PostSamples() {}

    static long unlike(UserId author) {
        return author.value().getLeastSignificantBits() & 0xFFFF_FFFF_FFFFL;
    }

    /** A time that no other test has posts of, in whole milliseconds. */
    static Instant lonelyTime() {
        return Instant.ofEpochMilli(ThreadLocalRandom.current().nextLong(1L << 40));
    }

    static List<Post> all(Function<PageRequest, Page<Post>> list) {
        return Page.all(2, list).toList();
    }

    static Post with(Post post, String text, Entities entities) {
        return new Post(
                post.id(),
                post.author(),
                text,
                entities,
                post.media(),
                post.replyTo(),
                post.quoteOf(),
                post.visibility(),
                post.editedAt());
    }

    static Post with(Post post, Visibility visibility) {
        return new Post(
                post.id(),
                post.author(),
                post.text(),
                post.entities(),
                post.media(),
                post.replyTo(),
                post.quoteOf(),
                visibility,
                post.editedAt());
    }
}
