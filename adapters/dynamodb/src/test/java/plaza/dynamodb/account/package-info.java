/** Accounts in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.account;

import org.jspecify.annotations.NullMarked;
