/** DynamoDB: the connection, requests within its bounds, and what the tables have in common. */
@NullMarked
package plaza.dynamodb;

import org.jspecify.annotations.NullMarked;
