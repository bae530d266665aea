/** Reposts in DynamoDB. */
@NullMarked
package plaza.dynamodb.repost;

import org.jspecify.annotations.NullMarked;
