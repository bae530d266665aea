package plaza.dynamodb.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.PostSearch;
import plaza.core.search.TermPositions;
import plaza.dynamodb.Item;

/**
 * What a search for posts asks for, as lists.
 *
 * @param lists all of which have a post that matches; none where only times are asked for
 * @param isExact whether what stands in the postings decides, and not what is indexed of the post
 */
record Conditions(PostSearch search, List<String> lists, boolean isExact) {
    Conditions {
        lists = List.copyOf(lists);
    }

    static Conditions of(PostSearch search) {
        Set<String> lists = new LinkedHashSet<>();
        boolean exact = search.none().isEmpty();
        for (Phrase phrase : search.all()) {
            for (Term term : phrase.terms()) {
                String list = Words.list(term);
                if (list != null) {
                    lists.add(list);
                }
                exact &= Words.isExact(term);
            }
        }
        search.hashtags().forEach(hashtag -> lists.add(PostItems.ofHashtag(hashtag)));
        if (search.from() != null) {
            lists.add(PostItems.ofAuthor(search.from()));
        }
        return new Conditions(search, List.copyOf(lists), exact && !lists.isEmpty());
    }

    boolean areMetBy(TermPositions text) {
        return text.hasAll(search.all()) && search.none().stream().noneMatch(text::has);
    }

    /** A text as far as the postings of {@link #lists} know it. */
    TermPositions text(List<Item> postings) {
        Map<String, Set<Integer>> positions = new HashMap<>();
        int size = 0;
        for (int i = 0; i < lists.size(); i++) {
            if (Words.isOfWords(lists.get(i))) {
                positions.put(lists.get(i), PostItems.positions(postings.get(i)));
                size = PostItems.size(postings.get(i));
            }
        }
        return new Known(positions, size);
    }

    private record Known(Map<String, Set<Integer>> positions, int size) implements TermPositions {
        @Override
        public Set<Integer> positions(Term term) {
            String list = Words.list(term);
            return list == null ? Set.of() : positions.getOrDefault(list, new HashSet<>());
        }
    }
}
