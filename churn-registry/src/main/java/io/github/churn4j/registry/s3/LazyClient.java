package io.github.churn4j.registry.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The SDK's client, made at the first request: to find region and credentials it may ask the network. */
final class LazyClient implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 64;

    private final S3Settings settings;
    private @Nullable S3Client client;
    private boolean closed;

    LazyClient(S3Settings settings) {
        this.settings = settings;
    }

    synchronized S3Client get() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        if (client == null) {
            client = connect();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private S3Client connect() {
        Duration timeout = settings.timeout();
        boolean always = settings.checksums() == S3Settings.Checksums.SUPPORTED;
        S3ClientBuilder builder = S3Client.builder()
                .region(region())
                .credentialsProvider(credentials())
                .forcePathStyle(settings.inPath())
                .requestChecksumCalculation(
                        always ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(
                        always ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED)
                // the store itself tries again: it must know whether an earlier try may have stored something
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallAttemptTimeout(timeout))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                        .socketTimeout(timeout)
                        .connectionAcquisitionTimeout(timeout)
                        .maxConnections(CONNECTIONS));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private Region region() {
        Optional<String> told = settings.region();
        if (told.isPresent()) {
            return Region.of(told.get());
        }
        Optional<URI> endpoint = settings.endpoint();
        try {
            return regions(endpoint.isPresent()).getRegion();
        } catch (SdkClientException e) {
            if (endpoint.isPresent()) {
                return Region.US_EAST_1;
            }
            throw e;
        }
    }

    /** Where a server is told, the machine's metadata service, slow where it is missing, has nothing to say. */
    private AwsRegionProvider regions(boolean withoutNetwork) {
        String profile = settings.profile().orElse(null);
        return withoutNetwork
                ? new AwsRegionProviderChain(
                        new SystemSettingsRegionProvider(),
                        new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile))
                : DefaultAwsRegionProviderChain.builder().profileName(profile).build();
    }

    private AwsCredentialsProvider credentials() {
        return settings.anonymous()
                ? AnonymousCredentialsProvider.create()
                : DefaultCredentialsProvider.builder()
                        .profileName(settings.profile().orElse(null))
                        .build();
    }
}
