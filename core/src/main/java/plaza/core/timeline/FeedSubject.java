package plaza.core.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Writes a feed's entry as the subject of an update: post, author, reposter or -, milliseconds. */
final class FeedSubject {
    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
    private static final String NOBODY = "-";

    private FeedSubject() {}

    static String of(TimelineEntry entry) {
        UserId repostedBy = entry.repostedBy();
        return "%s %s %s %d"
                .formatted(
                        entry.post(),
                        entry.author(),
                        repostedBy == null ? NOBODY : repostedBy,
                        entry.at().toEpochMilli());
    }

    /** The entry; empty when another version wrote something else. */
    static Optional<TimelineEntry> parse(String subject) {
        String[] parts = subject.split(" ", -1);
        if (parts.length != 4 || !MILLIS.matcher(parts[3]).matches()) {
            return Optional.empty();
        }
        Optional<PostId> post = PostId.parse(parts[0]);
        Optional<UserId> author = UserId.parse(parts[1]);
        Optional<UserId> repostedBy = UserId.parse(parts[2]);
        if (post.isEmpty() || author.isEmpty()) {
            return Optional.empty();
        }
        if (repostedBy.isEmpty()) {
            return parts[2].equals(NOBODY)
                    ? Optional.of(
                            new TimelineEntry(post.get(), author.get(), null, post.get().time()))
                    : Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(parts[3]));
        return Optional.of(new TimelineEntry(post.get(), author.get(), repostedBy.get(), at));
    }
}
