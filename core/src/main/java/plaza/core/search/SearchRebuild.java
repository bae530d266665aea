package plaza.core.search;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;

/** Fills index and suggestions anew from the primary stores, also while everything goes on. */
public final class SearchRebuild {
    private static final int BATCH = 500;

    private final AccountStore accounts;
    private final List<PostRecords> records;
    private final SearchIndex index;
    private final Autocomplete autocomplete;
    private final SearchFeed feed;

    /**
     * @param records where posts and replies are
     */
    public SearchRebuild(
            AccountStore accounts,
            List<PostRecords> records,
            SearchIndex index,
            Autocomplete autocomplete,
            SearchFeed feed) {
        this.accounts = accounts;
        this.records = List.copyOf(records);
        this.index = index;
        this.autocomplete = autocomplete;
        this.feed = feed;
    }

    /** Whether searching finds what there is, but for what the journal still brings. */
    public boolean isBuilt() {
        return index.isBuilt() && autocomplete.isBuilt();
    }

    /**
     * @param progress told how many people and posts were looked at
     * @param goesOn asked between batches; when it says no, everything stays as it is by then
     * @return how many of them were missing, and how many were there that should not have been;
     *     empty if it did not come to the end
     */
    public OptionalLong run(LongConsumer progress, BooleanSupplier goesOn) {
        String ofIndex = index.beginRebuild();
        String ofAutocomplete = autocomplete.beginRebuild();
        var walk = new Walk(progress, goesOn);
        boolean whole =
                walk.through(
                        accounts::list,
                        page -> feed.refreshUsers(page.stream().map(Account::id).toList()));
        for (PostRecords each : records) {
            whole =
                    whole
                            && walk.through(
                                    each::scan,
                                    page ->
                                            feed.refreshPosts(
                                                    page.stream().map(Post::id).toList()));
        }
        if (!whole) {
            return OptionalLong.empty();
        }
        long gone = index.finishRebuild(ofIndex);
        autocomplete.finishRebuild(ofAutocomplete);
        return OptionalLong.of(walk.missing + gone);
    }

    private static final class Walk {
        private final LongConsumer progress;
        private final BooleanSupplier goesOn;
        private long seen;
        private long missing;

        Walk(LongConsumer progress, BooleanSupplier goesOn) {
            this.progress = progress;
            this.goesOn = goesOn;
        }

        <T> boolean through(Function<PageRequest, Page<T>> list, ToIntFunction<List<T>> work) {
            @Nullable PageRequest following = PageRequest.first(BATCH);
            while (following != null) {
                if (!goesOn.getAsBoolean()) {
                    return false;
                }
                Page<T> page = list.apply(following);
                missing += work.applyAsInt(page.items());
                seen += page.items().size();
                progress.accept(seen);
                following = page.next() == null ? null : following.from(page.next());
            }
            return true;
        }
    }
}
