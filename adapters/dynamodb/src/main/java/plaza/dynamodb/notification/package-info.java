/** Notifications in DynamoDB. */
@NullMarked
package plaza.dynamodb.notification;

import org.jspecify.annotations.NullMarked;
