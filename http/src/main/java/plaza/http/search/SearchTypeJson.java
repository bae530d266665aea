package plaza.http.search;

/** What is searched for. */
public enum SearchTypeJson {
    POSTS,
    USERS,
    HASHTAGS
}
