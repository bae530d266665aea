/** Stories in DynamoDB: its contract is kept. */
@NullMarked
package plaza.dynamodb.event;

import org.jspecify.annotations.NullMarked;
