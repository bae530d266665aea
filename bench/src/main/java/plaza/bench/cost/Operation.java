package plaza.bench.cost;

/** What is measured. */
enum Operation {
    REGISTER("registering"),
    LOGIN("logging in"),
    PROFILE("a profile, first seen"),
    PROFILE_AGAIN("a profile, again"),
    FOLLOW_FIRST("a follow, somebody's first follower"),
    FOLLOW("a follow, the second"),
    UNFOLLOW("an unfollow of these"),
    POST("a post of 20 words, no followers"),
    POST_WITH_HASHTAGS("the same with two hashtags"),
    POST_TO_FOLLOWERS("the same, no hashtags, 50 followers"),
    DELIVERY("a delivery, of these 50"),
    LIKE("a like"),
    UNLIKE("a like taken back"),
    COMMENT("a comment of 8 words"),
    REPOST("a repost"),
    BOOKMARK("a bookmark"),
    HOME_FIRST("somebody's first home page, which makes it"),
    HOME("a home page, its posts read first"),
    HOME_AGAIN("a home page, cached"),
    PERSON("somebody's posts, read first"),
    PERSON_AGAIN("somebody's posts, cached"),
    SEARCH_WORD("searching posts, a word"),
    SEARCH_WORDS("searching posts, two words"),
    SEARCH_PEOPLE("searching people"),
    SUGGEST("suggestions while typing"),
    NOTIFICATIONS("notifications"),
    UPLOAD("an upload"),
    STORY("a story"),
    STORIES("the stories of others"),
    TRENDS("trends"),
    RECOMMENDATIONS("recommendations"),
    DELETE("deleting a post");

    private final String what;

    Operation(String what) {
        this.what = what;
    }

    /** In words. */
    String what() {
        return what;
    }
}
