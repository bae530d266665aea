/** Replies in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.reply;

import org.jspecify.annotations.NullMarked;
