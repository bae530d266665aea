package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostStore;
import plaza.core.post.Visibility;

/** Whatever is done to a few posts, two stores answer alike. */
public final class PostStoreModel {
    private static final int POSTS = 8;

    private final PostStore model;
    private final PostStore store;

    // Posts and hashtags that no other try meets.
    private final Instant start =
            Instant.ofEpochMilli(ThreadLocalRandom.current().nextLong(1L << 40));
    private final List<String> hashtags = List.of("a" + start, "b" + start);
    private final List<UserId> people;

    /**
     * @param people who have posted nothing yet
     */
    public PostStoreModel(PostStore model, PostStore store, List<UserId> people) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (int limit = 1; limit < POSTS + 2; limit += 3) {
            assertSameLists(limit);
        }
        List<PostId> ids = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            PostId id = id(i);
            ids.add(id);
            assertThat(store.listRevisions(id)).isEqualTo(model.listRevisions(id));
        }
        assertThat(store.findAll(ids)).isEqualTo(model.findAll(ids));
        assertThat(store.countByAuthor(people)).isEqualTo(model.countByAuthor(people));
    }

    private void assertSameLists(int limit) {
        Instant end = start.plusMillis(POSTS);
        for (UserId author : people) {
            assertThat(Page.all(limit, page -> store.listByAuthor(author, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByAuthor(author, page)).toList());
        }
        for (String tag : hashtags) {
            assertThat(Page.all(limit, page -> store.listByHashtag(tag, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByHashtag(tag, page)).toList());
        }
        assertThat(Page.all(limit, page -> store.listPublic(start, end, page)).toList())
                .isEqualTo(Page.all(limit, page -> model.listPublic(start, end, page)).toList());
        for (int i = 0; i < POSTS; i++) {
            List<UserId> authors = people.subList(0, 1 + i % people.size());
            assertThat(store.listNewestKeys(authors, id(i), limit))
                    .isEqualTo(model.listNewestKeys(authors, id(i), limit));
        }
        // Many who have no posts, so that few of each person's are looked at first.
        List<UserId> many = new ArrayList<>(people);
        Stream.generate(Samples::userId).limit(50).forEach(many::add);
        assertThat(store.listNewestKeys(many, null, limit))
                .isEqualTo(model.listNewestKeys(many, null, limit));
    }

    private boolean apply(PostStore to, int step) {
        int which = step / 10 % POSTS;
        PostId id = id(which);
        List<String> tags = hashtags.subList(step / 100 % 3 / 2, step / 100 % 3);
        var entities = new Entities(tags, List.of(), List.of());
        return switch (step % 10) {
            case 0, 1 -> to.delete(id);
            case 2, 3, 4 -> to.edit(id, "Text " + step / 1_000 % 3, entities, at(step));
            default -> {
                Visibility[] all = Visibility.values();
                Visibility visibility = all[step / 10_000 % all.length];
                yield to.insert(
                        new Post(
                                id,
                                people.get(which % people.size()),
                                "Text",
                                entities,
                                List.of(),
                                null,
                                null,
                                visibility,
                                null));
            }
        };
    }

    private Instant at(int step) {
        return start.plusSeconds(step);
    }

    /** Two posts in each millisecond, of unlike people. */
    private PostId id(int which) {
        UserId author = people.get(which % people.size());
        long unlike = people.getFirst().value().getLeastSignificantBits() + which * 16L;
        return PostId.of(Ids.of(start.plusMillis(which / 2), 5, unlike), author);
    }
}
