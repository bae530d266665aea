package plaza.postgres.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.post.CountKind;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.like.PostgresLikeStore;
import plaza.postgres.reply.PostgresReplyStore;

/** What lies in the tables, seen with plain SQL. */
@Tag("engine")
class PostTablesTest implements PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    private PostgresPostStore store() {
        return new PostgresPostStore(database());
    }

    private List<String> strings(String sql, Object... arguments) {
        return database()
                .with(
                        handle -> {
                            var query = handle.createQuery(sql);
                            for (int i = 0; i < arguments.length; i++) {
                                query.bind(i, arguments[i]);
                            }
                            return query.mapTo(String.class).list();
                        });
    }

    @Test
    void theIndexesHaveTheNamesThatTheSeedGivesThem() {
        assertThat(
                        strings(
                                "SELECT indexname FROM pg_indexes"
                                        + " WHERE tablename IN ('tweets', 'likes', 'retweets')"))
                .contains(
                        "idx_tweets_user_id",
                        "idx_tweets_created_at",
                        "idx_tweets_reply_to",
                        "idx_tweets_hashtags",
                        "idx_tweets_mentions",
                        "idx_tweets_visibility",
                        "idx_tweets_user_created",
                        "idx_tweets_public_created",
                        "idx_likes_user_id",
                        "idx_likes_tweet_id",
                        "idx_likes_created_at",
                        "idx_retweets_user_id",
                        "idx_retweets_tweet_id",
                        "idx_retweets_created_at");
    }

    @Test
    void aPostStandsWhereTheSeedWouldLookForIt() {
        UserId author = givenUser();
        Post root = givenPost(author);
        UserId other = givenUser();
        PostId id = Samples.postId(other);
        var entities = new Entities(List.of("tag"), List.of(author), List.of("http://a"));
        new PostgresReplyStore(database())
                .insert(
                        new Post(
                                id,
                                other,
                                "Hello",
                                entities,
                                List.of("posts/a.jpg"),
                                root.id(),
                                root.id(),
                                Visibility.FOLLOWERS,
                                null));
        assertThat(
                        strings(
                                "SELECT concat_ws('|', user_id, content, media_urls, hashtags,"
                                        + " mentions, reply_to_tweet_id, quote_tweet_id,"
                                        + " visibility, extract(epoch FROM created_at) * 1000)"
                                        + " FROM tweets WHERE tweet_id = ?",
                                id.value()))
                .singleElement()
                .asString()
                .startsWith(
                        String.join(
                                "|",
                                other.toString(),
                                "Hello",
                                "{posts/a.jpg}",
                                "{tag}",
                                "{" + author + "}",
                                root.id().toString(),
                                root.id().toString(),
                                "followers",
                                Long.toString(id.time().toEpochMilli())));
    }

    @Test
    void aDeletedPostLeavesAnEmptyRow() {
        UserId author = givenUser();
        PostId id = Samples.postId(author);
        String tag = "t" + author;
        var entities = new Entities(List.of(tag), List.of(author), List.of("http://a"));
        store().insert(
                        new Post(
                                id,
                                author,
                                "One",
                                entities,
                                List.of("posts/a.jpg"),
                                null,
                                givenPost(author).id(),
                                Visibility.PUBLIC,
                                null));
        store().edit(id, "Two", entities, Samples.now());
        store().delete(id);
        assertThat(
                        strings(
                                "SELECT concat_ws('|', content, media_urls, hashtags, mentions, urls,"
                                        + " quote_tweet_id, edited_at, visibility) FROM tweets"
                                        + " WHERE tweet_id = ? AND deleted_at IS NOT NULL",
                                id.value()))
                .containsExactly("|deleted");
        assertThat(strings("SELECT content FROM tweet_revisions WHERE tweet_id = ?", id.value()))
                .isEmpty();
        assertThat(strings("SELECT hashtag FROM tweet_hashtags WHERE tweet_id = ?", id.value()))
                .isEmpty();
    }

    @Test
    void onlyPublicRootPostsAreListedUnderTheirHashtags() {
        UserId author = givenUser();
        String tag = "t" + author;
        var entities = new Entities(List.of(tag), List.of(), List.of());
        PostId root = givenPost(author).id();
        PostId reply = Samples.postId(author);
        new PostgresReplyStore(database()).insert(tagged(reply, author, entities, root));
        new PostgresReplyStore(database()).edit(reply, "Another", entities, Samples.now());
        PostId post = Samples.postId(author);
        store().insert(tagged(post, author, entities, null));
        assertThat(strings("SELECT tweet_id FROM tweet_hashtags WHERE hashtag = ?", tag))
                .containsExactly(post.toString());
        store().edit(post, "Without", Entities.NONE, Samples.now());
        assertThat(strings("SELECT tweet_id FROM tweet_hashtags WHERE hashtag = ?", tag)).isEmpty();
    }

    private static Post tagged(
            PostId id, UserId author, Entities entities, @Nullable PostId replyTo) {
        return new Post(
                id, author, "Text", entities, List.of(), replyTo, null, Visibility.PUBLIC, null);
    }

    @Test
    void writesAreUndoneWithTheTransactionThatTheyAreIn() {
        UserId author = givenUser();
        Post kept = givenPost(author);
        Post edited = givenPost(author);
        Post gone = Samples.post(author);
        var likes = new PostgresLikeStore(database());
        var counters = new PostgresCounters(database());
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                database()
                                        .inTransaction(
                                                handle -> {
                                                    store().insert(gone);
                                                    store().delete(kept.id());
                                                    store().edit(
                                                                    edited.id(),
                                                                    "Other",
                                                                    Entities.NONE,
                                                                    Samples.now());
                                                    counters.add(edited.id(), CountKind.LIKES, 1);
                                                    likes.put(
                                                            new Like(
                                                                    author,
                                                                    edited.id(),
                                                                    Samples.now()));
                                                    throw new IllegalStateException("undo");
                                                }));
        assertThat(store().findAll(List.of(kept.id(), edited.id(), gone.id())))
                .isEqualTo(Map.of(kept.id(), kept, edited.id(), edited));
        assertThat(store().countByAuthor(List.of(author)))
                .extractingByKey(author)
                .extracting(PostTotals::all)
                .isEqualTo(2L);
        assertThat(store().listRevisions(edited.id())).isEmpty();
        assertThat(counters.findAll(List.of(edited.id())))
                .containsEntry(edited.id(), PostCounts.NONE);
        assertThat(likes.newestMarked(author, 10)).isEmpty();
    }
}
