package plaza.http.update;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.subscription.Watched;
import plaza.core.update.Topic;

/**
 * The topics that a client wants to hear, as its address says.
 *
 * @param topics KEPT ones
 * @param watched whose state it shows, of LATEST ones
 */
record UpdateQuery(Set<Topic> topics, List<Watched> watched) {
    UpdateQuery {
        topics = Set.copyOf(topics);
        watched = List.copyOf(watched);
    }

    static UpdateQuery of(
            @Nullable String topics, @Nullable String posts, @Nullable String people) {
        Set<Topic> wanted = EnumSet.noneOf(Topic.class);
        if (topics != null) {
            for (String label : split(topics)) {
                wanted.add(kept("topics", label));
            }
        }
        List<Watched> watched = new ArrayList<>();
        if (posts != null) {
            watched.addAll(watched("posts", Topic.POSTS, split(posts)));
        }
        if (people != null) {
            watched.addAll(watched("people", Topic.PRESENCE, split(people)));
        }
        return new UpdateQuery(wanted, watched);
    }

    /** Everything of the kept kind in the place of nothing at all. */
    UpdateQuery orEverything() {
        return topics.isEmpty() && watched.isEmpty()
                ? new UpdateQuery(Topic.of(Topic.Kind.KEPT), watched)
                : this;
    }

    /** The topic with this name. */
    static Topic topic(String field, @Nullable String label) {
        return among(EnumSet.allOf(Topic.class), field, label);
    }

    private static Topic kept(String field, String label) {
        return among(Topic.of(Topic.Kind.KEPT), field, label);
    }

    private static Topic among(Set<Topic> topics, String field, @Nullable String label) {
        return topics.stream()
                .filter(topic -> topic.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                DomainException.invalid(
                                        field,
                                        topics.stream()
                                                .map(Topic::label)
                                                .collect(joining(", ", "must be one of ", ""))));
    }

    /** What ids name, in their order. */
    static List<Watched> watched(String field, Topic topic, List<String> ids) {
        List<Watched> watched = new ArrayList<>(ids.size());
        for (String id : ids) {
            watched.add(
                    Watched.parse(topic, id)
                            .orElseThrow(
                                    () ->
                                            DomainException.invalid(
                                                    field,
                                                    topic == Topic.POSTS
                                                            ? "must be ids of posts"
                                                            : "must be ids of people")));
        }
        return watched;
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
