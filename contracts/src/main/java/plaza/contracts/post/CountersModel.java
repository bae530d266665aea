package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;

/** However counts go up and down, two stores answer alike. */
public final class CountersModel {
    private static final List<CountKind> KINDS = List.of(CountKind.values());

    private final Counters model;
    private final Counters counters;
    private final List<PostId> posts;

    /**
     * @param posts whose counts are not known
     */
    public CountersModel(Counters model, Counters counters, List<PostId> posts) {
        this.model = model;
        this.counters = counters;
        this.posts = List.copyOf(posts);
    }

    /** Carries out steps, each of any number, and compares what is counted after each. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            apply(counters, step);
            apply(model, step);
            assertThat(counters.findAll(posts)).isEqualTo(model.findAll(posts));
        }
    }

    private void apply(Counters to, int step) {
        PostId post = posts.get(step / 10 % posts.size());
        CountKind kind = KINDS.get(step / 100 % KINDS.size());
        long base = step / 1_000;
        switch (step % 10) {
            case 0 -> to.fill(post, new PostCounts(base, base + 1, base + 2, 0));
            case 1 -> to.put(post, new PostCounts(base, base + 1, base + 2, 0));
            case 2, 3, 4 -> {
                Map<PostId, Integer> deltas = new HashMap<>();
                for (PostId each : posts) {
                    deltas.put(each, 1 + step / 1_000 % 5);
                }
                deltas.remove(post);
                to.addAll(kind, deltas);
            }
            default -> to.add(post, kind, 1 + step / 1_000 % 3);
        }
    }
}
