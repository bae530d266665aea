package plaza.http.update;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.post.PostId;
import plaza.core.update.Topic;

/**
 * What a client wants to hear, as its address says.
 *
 * @param topics KEPT ones
 * @param posts whose counts it shows
 */
record UpdateQuery(Set<Topic> topics, List<PostId> posts) {
    UpdateQuery {
        topics = Set.copyOf(topics);
        posts = List.copyOf(posts);
    }

    static UpdateQuery of(@Nullable String topics, @Nullable String posts) {
        Set<Topic> wanted = EnumSet.noneOf(Topic.class);
        if (topics != null) {
            for (String label : split(topics)) {
                wanted.add(kept("topics", label));
            }
        }
        return new UpdateQuery(wanted, posts == null ? List.of() : ids("posts", split(posts)));
    }

    /** Everything of the kept kind in the place of nothing at all. */
    UpdateQuery orEverything() {
        return topics.isEmpty() && posts.isEmpty()
                ? new UpdateQuery(Topic.of(Topic.Kind.KEPT), posts)
                : this;
    }

    /** The topic of the KEPT kind with this name. */
    static Topic kept(String field, @Nullable String label) {
        Optional<Topic> topic = label == null ? Optional.empty() : Topic.labelled(label);
        return topic.filter(each -> each.kind() == Topic.Kind.KEPT)
                .orElseThrow(
                        () ->
                                DomainException.invalid(
                                        field,
                                        "must be one of "
                                                + String.join(
                                                        ", ", Topic.labels(Topic.Kind.KEPT))));
    }

    static List<PostId> ids(String field, List<String> texts) {
        List<PostId> ids = new ArrayList<>(texts.size());
        for (String text : texts) {
            ids.add(
                    PostId.parse(text)
                            .orElseThrow(
                                    () -> DomainException.invalid(field, "must be ids of posts")));
        }
        return ids;
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
