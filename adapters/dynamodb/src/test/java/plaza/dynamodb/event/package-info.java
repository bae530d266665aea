/** The journal in DynamoDB: its contracts are kept, also by several processes. */
@NullMarked
package plaza.dynamodb.event;

import org.jspecify.annotations.NullMarked;
