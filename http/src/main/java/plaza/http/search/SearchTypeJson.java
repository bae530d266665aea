package plaza.http.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is searched for. */
public enum SearchTypeJson {
    @JsonProperty("posts")
    POSTS,
    @JsonProperty("users")
    USERS,
    @JsonProperty("hashtags")
    HASHTAGS;

    /** Reads a parameter. */
    public static SearchTypeJson of(String text) {
        return switch (text) {
            case "posts" -> POSTS;
            case "users" -> USERS;
            case "hashtags" -> HASHTAGS;
            default -> throw new IllegalArgumentException("must be posts, users or hashtags");
        };
    }
}
