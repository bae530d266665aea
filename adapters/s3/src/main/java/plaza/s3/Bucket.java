package plaza.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.secret.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * A bucket of S3, or of a server that speaks its protocol. Addresses it by path, as such servers
 * want it.
 */
public final class Bucket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);

    private static final int SERVER_ERROR = 500;

    private final SdkHttpClient connections;
    private final S3Client client;
    private final S3Presigner presigner;
    private final String name;
    private List<String> undone = List.of();

    private Bucket(SdkHttpClient connections, S3Client client, S3Presigner presigner, String name) {
        this.connections = connections;
        this.client = client;
        this.presigner = presigner;
        this.name = name;
    }

    /**
     * Where a bucket is, and who asks.
     *
     * @param accessKey empty where the SDK finds out by itself who asks: in the environment, a
     *     profile, or the role of the machine
     */
    public record Address(
            URI endpoint, String region, String bucket, String accessKey, Secret secretKey) {
        private AwsCredentialsProvider credentials() {
            return accessKey.isEmpty()
                    ? DefaultCredentialsProvider.builder().build()
                    : StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(accessKey, secretKey.reveal()));
        }
    }

    /**
     * Opens a bucket, makes it where it is missing, and has it do what is asked of it, as far as it
     * can ({@link #undone}).
     *
     * @param timeout of connecting, and between two bytes of an answer
     * @throws StorageException when the server does not answer, or refuses
     */
    public static Bucket open(Address address, BucketFeatures features, Duration timeout) {
        AwsCredentialsProvider credentials = address.credentials();
        Region region = Region.of(address.region());
        S3Configuration byPath = S3Configuration.builder().pathStyleAccessEnabled(true).build();
        var connections =
                new PlainFailures(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(timeout)
                                .socketTimeout(timeout)
                                .build());
        S3Client client =
                S3Client.builder()
                        .endpointOverride(address.endpoint())
                        .region(region)
                        .credentialsProvider(credentials)
                        .serviceConfiguration(byPath)
                        // Not every server knows the checksums that are newer than the protocol.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .overrideConfiguration(
                                all ->
                                        all.retryStrategy(RetryMode.STANDARD)
                                                .apiCallAttemptTimeout(timeout.multipliedBy(6)))
                        .httpClient(connections)
                        .build();
        S3Presigner presigner =
                S3Presigner.builder()
                        .endpointOverride(address.endpoint())
                        .region(region)
                        .credentialsProvider(credentials)
                        .serviceConfiguration(byPath)
                        .build();
        var bucket = new Bucket(connections, client, presigner, address.bucket());
        try {
            bucket.makeWhereMissing();
            bucket.prepare(features);
        } catch (StorageException e) {
            bucket.close();
            throw e;
        }
        return bucket;
    }

    private void makeWhereMissing() {
        call(
                s3 -> {
                    try {
                        return s3.headBucket(b -> b.bucket(name));
                    } catch (NoSuchBucketException e) {
                        return make(s3);
                    }
                });
    }

    private Object make(S3Client s3) {
        try {
            return s3.createBucket(b -> b.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            // Another process was faster.
            return name;
        }
    }

    private void prepare(BucketFeatures features) {
        undone = call(s3 -> new BucketPreparation(s3, name, features).run());
        undone.forEach(each -> LOG.warn("The bucket {} was asked for more: {}", name, each));
    }

    /** What was asked of the bucket and is not done, in words. */
    public List<String> undone() {
        return undone;
    }

    public String name() {
        return name;
    }

    public S3Presigner presigner() {
        return presigner;
    }

    /** Makes calls, with S3's failures as {@link StorageException}. */
    public <T> T call(Function<S3Client, T> calls) {
        try {
            return calls.apply(client);
        } catch (SdkException e) {
            throw translated(e);
        }
    }

    /** What a failure of S3 means. */
    public static StorageException translated(SdkException e) {
        boolean away =
                e instanceof SdkClientException
                        || (e instanceof SdkServiceException service
                                && (service.statusCode() >= SERVER_ERROR
                                        || service.isThrottlingException()));
        return away
                ? StorageException.unavailable("S3 is away", e)
                : StorageException.permanent("S3 refused: " + e.getMessage(), e);
    }

    /**
     * Returns when S3 answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        call(s3 -> s3.headBucket(b -> b.bucket(name)));
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
        connections.close();
    }
}
