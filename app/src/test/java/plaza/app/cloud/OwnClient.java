package plaza.app.cloud;

import plaza.app.testing.RunningPlaza;
import plaza.dynamodb.DynamoEngine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Looks into the DynamoDB of a server without its adapter. */
final class OwnClient {
    private OwnClient() {}

    static DynamoDbClient of(RunningPlaza plaza) {
        return DynamoDbClient.builder()
                .endpointOverride(plaza.configuration().get(DynamoEngine.ENDPOINT))
                .region(Region.of(plaza.configuration().get(DynamoEngine.REGION)))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        plaza.configuration().get(DynamoEngine.ACCESS_KEY),
                                        plaza.configuration()
                                                .get(DynamoEngine.SECRET_KEY)
                                                .reveal())))
                .build();
    }
}
