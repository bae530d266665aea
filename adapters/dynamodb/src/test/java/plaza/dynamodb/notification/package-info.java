/** Notifications in DynamoDB: its contract is kept. */
@NullMarked
package plaza.dynamodb.notification;

import org.jspecify.annotations.NullMarked;
