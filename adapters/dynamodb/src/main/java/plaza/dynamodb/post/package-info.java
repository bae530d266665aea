/** Posts in DynamoDB. */
@NullMarked
package plaza.dynamodb.post;

import org.jspecify.annotations.NullMarked;
