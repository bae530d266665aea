/** What is known of posts in MongoDB: who marked them, and how often. */
@NullMarked
package plaza.mongodb.post;

import org.jspecify.annotations.NullMarked;
