/** Marks of every kind in DynamoDB. */
@NullMarked
package plaza.dynamodb.mark;

import org.jspecify.annotations.NullMarked;
