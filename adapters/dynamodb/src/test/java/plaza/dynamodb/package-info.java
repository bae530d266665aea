/** DynamoDB keeps the contracts of its ports. */
@NullMarked
package plaza.dynamodb;

import org.jspecify.annotations.NullMarked;
