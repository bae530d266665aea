package plaza.core.reply;

import plaza.core.Page;
import plaza.core.post.PostEntry;

/** A reply with the first of those right under it. */
public record Comment(PostEntry comment, Page<PostEntry> replies) {}
