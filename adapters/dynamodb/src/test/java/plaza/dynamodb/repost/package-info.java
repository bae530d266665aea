/** Reposts in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.repost;

import org.jspecify.annotations.NullMarked;
