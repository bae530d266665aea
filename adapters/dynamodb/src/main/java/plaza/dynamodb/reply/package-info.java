/** Replies in DynamoDB. */
@NullMarked
package plaza.dynamodb.reply;

import org.jspecify.annotations.NullMarked;
