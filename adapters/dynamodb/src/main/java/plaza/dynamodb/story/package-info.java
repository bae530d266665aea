/** Stories in DynamoDB. */
@NullMarked
package plaza.dynamodb.story;

import org.jspecify.annotations.NullMarked;
