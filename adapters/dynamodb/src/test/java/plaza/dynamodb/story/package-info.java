/** Stories in DynamoDB: its contract is kept. */
@NullMarked
package plaza.dynamodb.story;

import org.jspecify.annotations.NullMarked;
