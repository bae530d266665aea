/** Likes in DynamoDB. */
@NullMarked
package plaza.dynamodb.like;

import org.jspecify.annotations.NullMarked;
