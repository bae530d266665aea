/** Likes in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.like;

import org.jspecify.annotations.NullMarked;
