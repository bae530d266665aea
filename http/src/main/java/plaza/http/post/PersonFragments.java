package plaza.http.post;

import plaza.core.account.Account;
import plaza.http.json.Utf8;
import plaza.http.post.PostJson.AuthorJson;
import plaza.http.post.PostJson.MentionJson;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a person as the author of posts, and as somebody whom posts mention. */
record PersonFragments(Utf8 author, Utf8 mention) {
    /** What the objects take besides the bytes, and their place in a cache. */
    private static final int OVERHEAD = 300;

    static PersonFragments of(Account person, JsonMapper json) {
        return new PersonFragments(
                new Utf8(json.writeValueAsBytes(AuthorJson.of(person))),
                new Utf8(json.writeValueAsBytes(MentionJson.of(person))));
    }

    /** In memory, in bytes. */
    int weight() {
        return OVERHEAD + author.length() + mention.length();
    }
}
