/** Bookmarks in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.bookmark;

import org.jspecify.annotations.NullMarked;
