package plaza.s3;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/**
 * Has a bucket do what is asked of it. It is asked first what it does already, so that nothing is
 * set twice, and a store that knows no such thing is sent nothing that it would take for something
 * else. What a store cannot do, or does not let this user set, is said and is no failure: files are
 * kept all the same.
 */
final class BucketPreparation {
    /** Of the rules that are Plaza's; those of others stay. */
    private static final String RULES = "plaza-";

    private static final int ABORT_AFTER_DAYS = 7;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final String bucket;
    private final BucketFeatures wanted;
    private final List<String> undone = new ArrayList<>();

    BucketPreparation(S3Client s3, String bucket, BucketFeatures wanted) {
        this.s3 = s3;
        this.bucket = bucket;
        this.wanted = wanted;
    }

    /**
     * Says what is asked for and not done.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when the store is away
     */
    List<String> run() {
        if (wanted.encryption().isPresent()) {
            ensure("it does not encrypt what it stores", this::isEncrypting, this::encrypt);
        }
        if (wanted.versioning()) {
            ensure("it keeps no earlier versions", this::isVersioning, this::keepVersions);
        }
        if (wanted.versioning() || wanted.archiveAfter().isPresent()) {
            ensure(
                    "it neither lets go of earlier versions nor moves files to a cheaper class",
                    this::hasLifecycle,
                    this::setLifecycle);
        }
        return List.copyOf(undone);
    }

    private void ensure(String otherwise, BooleanSupplier isDone, Runnable step) {
        try {
            if (isDone.getAsBoolean()) {
                return;
            }
            step.run();
            if (!isDone.getAsBoolean()) {
                undone.add(otherwise + " (it took the setting, and has it not)");
            }
        } catch (S3Exception e) {
            if (e.statusCode() >= SERVER_ERROR && e.statusCode() != NOT_IMPLEMENTED) {
                throw e;
            }
            undone.add("%s (%s)".formatted(otherwise, reason(e)));
        }
    }

    private static String reason(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> !code.isBlank())
                .orElse("HTTP status " + e.statusCode());
    }

    /** What the store says, or nothing where it says that nothing was set. */
    private static <T> Optional<T> asked(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isEncrypting() {
        return asked(() -> s3.getBucketEncryption(get -> get.bucket(bucket)))
                .map(GetBucketEncryptionResponse::serverSideEncryptionConfiguration)
                .map(ServerSideEncryptionConfiguration::rules)
                .stream()
                .flatMap(List::stream)
                .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                .filter(Objects::nonNull)
                .anyMatch(
                        each ->
                                wanted.encryption().equals(Optional.ofNullable(each.sseAlgorithm()))
                                        && wanted.kmsKey()
                                                .map(key -> key.equals(each.kmsMasterKeyID()))
                                                .orElse(true));
    }

    private void encrypt() {
        var rule =
                ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(
                                by ->
                                        by.sseAlgorithm(wanted.encryption().orElseThrow())
                                                .kmsMasterKeyID(wanted.kmsKey().orElse(null)))
                        .build();
        s3.putBucketEncryption(
                put ->
                        put.bucket(bucket)
                                .serverSideEncryptionConfiguration(all -> all.rules(rule)));
    }

    private boolean isVersioning() {
        return s3.getBucketVersioning(get -> get.bucket(bucket)).status()
                == BucketVersioningStatus.ENABLED;
    }

    private void keepVersions() {
        s3.putBucketVersioning(
                put ->
                        put.bucket(bucket)
                                .versioningConfiguration(
                                        set -> set.status(BucketVersioningStatus.ENABLED)));
    }

    private boolean hasLifecycle() {
        Set<String> found =
                rules().stream()
                        .filter(BucketPreparation::isOwn)
                        .map(BucketPreparation::essence)
                        .collect(Collectors.toSet());
        return found.equals(
                ownRules().stream().map(BucketPreparation::essence).collect(Collectors.toSet()));
    }

    private void setLifecycle() {
        List<LifecycleRule> rules = new ArrayList<>(ownRules());
        rules().stream().filter(rule -> !isOwn(rule)).forEach(rules::add);
        s3.putBucketLifecycleConfiguration(
                put -> put.bucket(bucket).lifecycleConfiguration(set -> set.rules(rules)));
    }

    private List<LifecycleRule> rules() {
        return asked(() -> s3.getBucketLifecycleConfiguration(get -> get.bucket(bucket)))
                .map(GetBucketLifecycleConfigurationResponse::rules)
                .orElse(List.of());
    }

    private static boolean isOwn(LifecycleRule rule) {
        return rule.id() != null && rule.id().startsWith(RULES);
    }

    /** What a rule does, without what a store may write in another way. */
    private static String essence(LifecycleRule rule) {
        return Stream.of(
                        rule.id(),
                        rule.statusAsString(),
                        Optional.ofNullable(rule.noncurrentVersionExpiration())
                                .map(NoncurrentVersionExpiration::noncurrentDays),
                        rule.transitions().stream()
                                .map(move -> move.days() + " " + move.storageClassAsString())
                                .toList())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private List<LifecycleRule> ownRules() {
        List<LifecycleRule> rules = new ArrayList<>();
        rules.add(
                rule("unfinished")
                        .abortIncompleteMultipartUpload(
                                abort -> abort.daysAfterInitiation(ABORT_AFTER_DAYS))
                        .build());
        if (wanted.versioning()) {
            rules.add(
                    rule("versions")
                            .noncurrentVersionExpiration(
                                    end -> end.noncurrentDays(days(wanted.versionsKept())))
                            // A mark that something is deleted, and nothing behind it.
                            .expiration(end -> end.expiredObjectDeleteMarker(true))
                            .build());
        }
        wanted.archiveAfter()
                .ifPresent(
                        after ->
                                rules.add(
                                        rule("archive")
                                                .transitions(
                                                        Transition.builder()
                                                                .days(days(after))
                                                                .storageClass(
                                                                        TransitionStorageClass
                                                                                .STANDARD_IA)
                                                                .build())
                                                .build()));
        return rules;
    }

    private static LifecycleRule.Builder rule(String name) {
        return LifecycleRule.builder()
                .id(RULES + name)
                .status(ExpirationStatus.ENABLED)
                .filter(all -> all.prefix(""));
    }

    private static int days(Duration time) {
        return Math.toIntExact(time.toDays());
    }
}
