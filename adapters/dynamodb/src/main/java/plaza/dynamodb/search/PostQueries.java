package plaza.dynamodb.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.PostRanking;
import plaza.core.search.PostRanking.Block;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.PostSearch;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Table;

/**
 * Finds the newest posts that match. Each bucket has its part of each list, so they are searched by
 * themselves and at once; what counts is how far all of them have got.
 *
 * <p>A block ends where it has cost {@link #MOST_UNITS}, so that words that are common but never
 * together do not make it read all posts of each; the posts behind that are the next block.
 * Thread-safe.
 */
final class PostQueries {
    private static final int MOST_UNITS = 4_000;

    private final Table search;
    private final Days days;
    private final int mostUnits;

    PostQueries(Table search) {
        this(search, MOST_UNITS);
    }

    /**
     * @param mostUnits what a block may cost
     */
    PostQueries(Table search, int mostUnits) {
        this.search = search;
        this.days = new Days(search);
        this.mostUnits = mostUnits;
    }

    /** The ids that may match: from the smallest to before the last. */
    private record Bounds(PostId least, PostId before) {
        static Bounds of(PostSearch search, PostId before, @Nullable PostId floor) {
            PostId since = search.since() == null ? Days.FIRST : Days.floor(search.since());
            return new Bounds(floor == null || since.compareTo(floor) > 0 ? since : floor, before);
        }
    }

    Block find(PostSearch asked, PostId before, @Nullable PostId floor) {
        Bounds bounds = Bounds.of(asked, before, floor);
        if (asked.isEmpty() || bounds.least().compareTo(before) >= 0) {
            return new Block(List.of(), null);
        }
        // Of a block that was ended once all is read that it has.
        Budget budget = new Budget(floor == null ? mostUnits : Integer.MAX_VALUE);
        List<BucketSearch> buckets = buckets(Conditions.of(asked), budget, bounds);
        PostId reached = before;
        List<Candidate> newest = List.of();
        while (reached != null
                && (floor != null || (newest.size() < PostRanking.BLOCK && !budget.isSpent()))) {
            search.each(behind(buckets), BucketSearch::advance);
            reached = reached(buckets);
            newest = newest(buckets, reached);
        }
        if (floor == null && newest.size() > PostRanking.BLOCK) {
            newest = newest.subList(0, PostRanking.BLOCK);
            reached = newest.getLast().id();
        }
        return new Block(newest, reached);
    }

    private List<BucketSearch> buckets(Conditions conditions, Budget budget, Bounds bounds) {
        UserId from = conditions.search().from();
        IntStream numbers =
                from == null ? IntStream.range(0, UserId.BUCKETS) : IntStream.of(from.bucket());
        Days.Backwards backwards = days.backwards(bounds.least(), bounds.before());
        return numbers.mapToObj(
                        bucket ->
                                new BucketSearch(
                                        search,
                                        budget,
                                        conditions,
                                        walk(conditions.lists(), bucket, backwards, budget, bounds),
                                        bounds.before()))
                .toList();
    }

    private Walk walk(
            List<String> lists,
            int bucket,
            Days.Backwards backwards,
            Budget budget,
            Bounds bounds) {
        if (lists.isEmpty()) {
            return new DayWalk(backwards, day -> list(Days.list(day), bucket, budget, bounds));
        }
        return new Intersection(
                lists.stream().map(list -> list(list, bucket, budget, bounds)).toList());
    }

    private PostingList list(String list, int bucket, Budget budget, Bounds bounds) {
        return new PostingList(
                search,
                budget,
                new PostingList.Range(
                        Buckets.partition(list, bucket),
                        "",
                        bounds.least().toString(),
                        bounds.before().toString()));
    }

    /** The half of the buckets that has got less far than the others. */
    private static List<BucketSearch> behind(List<BucketSearch> buckets) {
        List<BucketSearch> unfinished =
                buckets.stream()
                        .filter(bucket -> !bucket.isDone())
                        .sorted(Comparator.comparing(BucketSearch::floor).reversed())
                        .toList();
        PostId middle = unfinished.get((unfinished.size() - 1) / 2).floor();
        return unfinished.stream().filter(bucket -> bucket.floor().compareTo(middle) >= 0).toList();
    }

    /** The id down to which all buckets were looked through; null where that is to the end. */
    private static @Nullable PostId reached(List<BucketSearch> buckets) {
        return buckets.stream()
                .filter(bucket -> !bucket.isDone())
                .map(BucketSearch::floor)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Candidate> newest(List<BucketSearch> buckets, @Nullable PostId reached) {
        return buckets.stream()
                .flatMap(BucketSearch::matches)
                .filter(match -> reached == null || match.id().compareTo(reached) >= 0)
                .sorted(Comparator.comparing(Candidate::id).reversed())
                .toList();
    }
}
