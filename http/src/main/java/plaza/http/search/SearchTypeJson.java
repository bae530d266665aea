package plaza.http.search;

/** The kinds of things that are searched for. */
public enum SearchTypeJson {
    POSTS,
    USERS,
    HASHTAGS
}
