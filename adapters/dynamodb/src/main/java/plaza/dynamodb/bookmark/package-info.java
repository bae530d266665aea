/** Bookmarks in DynamoDB. */
@NullMarked
package plaza.dynamodb.bookmark;

import org.jspecify.annotations.NullMarked;
