package plaza.dynamodb;

import java.util.Set;
import plaza.core.StorageException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What failures of DynamoDB mean. */
final class Failures {
    private static final int SERVER_ERROR = 500;
    private static final String CONDITION = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";

    /** Why a transaction was given up that may pass when it is made again. */
    private static final Set<String> PASSING =
            Set.of(CONFLICT, "ThrottlingError", "ProvisionedThroughputExceeded", "None");

    private Failures() {}

    /** Whether a condition of the request did not hold, which is an answer. */
    static boolean isCondition(SdkException e) {
        return e instanceof ConditionalCheckFailedException
                || (e instanceof TransactionCanceledException canceled
                        && canceled.cancellationReasons().stream().anyMatch(Failures::isCondition));
    }

    static boolean isCondition(CancellationReason reason) {
        return CONDITION.equals(reason.code());
    }

    /** Whether a transaction met another one that has one of its items. */
    static boolean isMeeting(SdkException e) {
        return e instanceof TransactionCanceledException canceled
                && canceled.cancellationReasons().stream()
                        .anyMatch(reason -> CONFLICT.equals(reason.code()));
    }

    /** Whether DynamoDB has certainly done nothing, and may do it when it is asked again. */
    static boolean isTurnedAway(SdkException e) {
        return switch (e) {
            case TransactionConflictException _, TransactionInProgressException _ -> true;
            case TransactionCanceledException canceled ->
                    canceled.cancellationReasons().stream()
                            .allMatch(reason -> PASSING.contains(reason.code()));
            case SdkServiceException service -> service.isThrottlingException();
            default -> false;
        };
    }

    /** Whether DynamoDB did not answer, or not that it refuses; what was asked may be done. */
    static boolean isAway(SdkException e) {
        return e instanceof SdkClientException
                || e instanceof InternalServerErrorException
                || (e instanceof SdkServiceException service
                        && service.statusCode() >= SERVER_ERROR);
    }

    static StorageException translated(SdkException e) {
        if (isTurnedAway(e)) {
            return StorageException.unavailable("DynamoDB turned it away: " + e.getMessage(), e);
        }
        return isAway(e)
                ? StorageException.unavailable("DynamoDB is away", e)
                : StorageException.permanent("DynamoDB refused: " + e.getMessage(), e);
    }
}
