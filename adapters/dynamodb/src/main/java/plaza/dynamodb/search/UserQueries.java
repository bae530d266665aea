package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.Phrase.Term;
import plaza.core.search.UserMatch;
import plaza.core.search.UserSearch;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * Finds people: lists of candidates, each by its own postings, which are then told apart by what is
 * indexed of them and put in order as on every engine ({@link UserMatch}). Thread-safe.
 */
final class UserQueries {
    /** Of each list of candidates but the alike ones; the most followed. */
    private static final int CANDIDATES = 500;

    private static final int ALIKE = 200;
    private static final int MOST_UNITS = 2_000;

    /** Below every id, and above. */
    private static final String FIRST = "0";

    private static final String BEHIND_ALL = "~";

    private final Table search;

    UserQueries(Table search) {
        this.search = search;
    }

    Page<UserId> list(UserSearch asked, PageRequest page) {
        if (asked.isEmpty()) {
            return UserMatch.page(List.of(), page);
        }
        // All of one kind come before all of the next one.
        List<Supplier<List<UserId>>> kinds =
                List.of(
                        () -> named(asked),
                        () -> beginning(asked.typed()),
                        () -> mentioned(asked),
                        () -> alike(asked.typed()));
        Set<UserId> seen = new HashSet<>();
        List<UserMatch> matches = new ArrayList<>();
        for (Supplier<List<UserId>> candidates : kinds) {
            if (matches.size() < CANDIDATES) {
                List<UserId> more = candidates.get().stream().filter(seen::add).toList();
                matches.addAll(matches(asked, more));
            }
        }
        return UserMatch.page(matches, page);
    }

    private List<UserMatch> matches(UserSearch asked, List<UserId> people) {
        return search.getAll(people.stream().map(UserItems::key).toList()).values().stream()
                .filter(Entries::isThere)
                .flatMap(item -> UserItems.match(asked, item).stream())
                .toList();
    }

    private List<UserId> named(UserSearch asked) {
        return search
                .queryAll(
                        Stream.of(asked.username(), asked.typed())
                                .distinct()
                                .map(name -> Query.all(UserItems.ofName(name)).limit(CANDIDATES))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .map(UserItems::ranked)
                .toList();
    }

    private List<UserId> beginning(String typed) {
        return mostFollowed(
                magnitude ->
                        behindWord(
                                Query.of(UserItems.ofNames(typed, magnitude), Names.cut(typed))));
    }

    private List<UserId> mentioned(UserSearch asked) {
        List<Term> terms = asked.words().stream().flatMap(word -> word.terms().stream()).toList();
        List<String> whole =
                terms.stream().filter(term -> !term.prefix()).map(Term::text).distinct().toList();
        if (!whole.isEmpty()) {
            Budget budget = new Budget(MOST_UNITS);
            return mostFollowed(magnitude -> withAll(whole, magnitude, budget));
        }
        String longest =
                terms.stream()
                        .map(Term::text)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
        return mostFollowed(
                magnitude -> behindWord(Query.of(UserItems.ofText(longest, magnitude), longest)));
    }

    private List<UserId> behindWord(Query beginning) {
        return search.query(beginning.limit(CANDIDATES)).stream()
                .map(UserItems::behindWord)
                .toList();
    }

    private List<UserId> withAll(List<String> words, int magnitude, Budget budget) {
        var common =
                new Intersection(
                        words.stream()
                                .map(
                                        word ->
                                                new PostingList(
                                                        search,
                                                        budget,
                                                        new PostingList.Range(
                                                                UserItems.ofText(word, magnitude),
                                                                word + UserItems.BEHIND_WORD,
                                                                FIRST,
                                                                BEHIND_ALL)))
                                .toList());
        List<UserId> found = new ArrayList<>();
        String id;
        do {
            id = common.step(postings -> found.add(UserItems.behindWord(postings.getFirst())));
        } while (id != null && found.size() < CANDIDATES && !budget.isSpent());
        return found;
    }

    /** Candidates of every number of followers, the largest first. */
    private List<UserId> mostFollowed(IntFunction<List<UserId>> ofMagnitude) {
        List<Integer> downwards =
                IntStream.range(0, Names.MAGNITUDES)
                        .mapToObj(number -> Names.MAGNITUDES - 1 - number)
                        .toList();
        return search.map(downwards, ofMagnitude::apply).stream()
                .flatMap(List::stream)
                .limit(CANDIDATES)
                .toList();
    }

    /** Those with the most of its trigrams, of the most followed who have each. */
    private List<UserId> alike(String typed) {
        if (typed.codePointCount(0, typed.length()) < NameTokens.MIN_SIMILAR) {
            return List.of();
        }
        Map<UserId, Integer> shared = new HashMap<>();
        search.queryAll(
                        UserItems.trigrams(typed).stream()
                                .map(each -> Query.all(UserItems.ofTrigram(each)).limit(CANDIDATES))
                                .toList())
                .forEach(
                        people ->
                                people.forEach(
                                        posting ->
                                                shared.merge(
                                                        UserItems.ranked(posting),
                                                        1,
                                                        Integer::sum)));
        return shared.entrySet().stream()
                .sorted(
                        Map.Entry.<UserId, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey())
                                .reversed())
                .limit(ALIKE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
