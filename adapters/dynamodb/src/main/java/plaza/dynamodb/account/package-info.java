/** Accounts in DynamoDB. */
@NullMarked
package plaza.dynamodb.account;

import org.jspecify.annotations.NullMarked;
