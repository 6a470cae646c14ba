package io.github.churn4j.registry.s3;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.StoreException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed request means.
 *
 * @param kind what to do about it
 * @param text what the server or the network said, without secrets
 * @param cause the SDK's exception
 */
record Failure(Kind kind, String text, SdkException cause) {

    enum Kind {
        /** The condition of the request does not hold: something is there. */
        EXISTS,
        /** There is no such object. */
        ABSENT,
        /** Nothing was done; the same request may succeed later. */
        BUSY,
        /** The request may have been carried out or not; the same request may succeed later. */
        UNCLEAR,
        /** The server does not know this kind of request. */
        UNKNOWN,
        /** The thread was told to stop. */
        STOPPED,
        /** The same request will fail again. */
        REFUSED
    }

    private static final Set<String> TRANSIENT = Set.of("RequestTimeout", "InternalError", "SlowDown");
    private static final Set<String> IDENTITY = Set.of(
            "AccessDenied",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired");

    static Failure of(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return new Failure(kind(answer.statusCode(), code(answer)), answered(answer), e);
        }
        if (e instanceof AbortedException) {
            return new Failure(Kind.STOPPED, "the thread was interrupted", e);
        }
        if (e instanceof ApiCallAttemptTimeoutException || e instanceof ApiCallTimeoutException) {
            return new Failure(Kind.UNCLEAR, "no answer in time", e);
        }
        Throwable root = root(e);
        boolean network = causedBy(e, IOException.class) != null;
        return new Failure(network ? Kind.UNCLEAR : Kind.REFUSED, named(root), e);
    }

    /** Trouble of the caller's own that the SDK wrapped, such as content that cannot be read. */
    static @Nullable ChurnException own(Throwable e) {
        return causedBy(e, ChurnException.class);
    }

    private static Kind kind(int status, String code) {
        if (TRANSIENT.contains(code)) {
            return Kind.UNCLEAR;
        }
        return switch (status) {
            case 412 -> Kind.EXISTS;
            case 404 -> code.equals("NoSuchBucket") ? Kind.REFUSED : Kind.ABSENT;
            case 409 ->
                code.equals("ConditionalRequestConflict") || code.equals("OperationAborted") ? Kind.BUSY : Kind.REFUSED;
            case 429 -> Kind.BUSY;
            case 500, 502, 503, 504 -> Kind.UNCLEAR;
            case 501 -> Kind.UNKNOWN;
            default -> Kind.REFUSED;
        };
    }

    private static String answered(AwsServiceException e) {
        return "the server answered " + e.statusCode() + (code(e).isEmpty() ? "" : " " + code(e));
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : Objects.toString(e.awsErrorDetails().errorCode(), "");
    }

    private static String named(Throwable root) {
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends Throwable> @Nullable T causedBy(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    /** Whether the same request is worth sending again. */
    boolean mayPass() {
        return kind == Kind.BUSY || kind == Kind.UNCLEAR;
    }

    /**
     * The exception for the caller.
     *
     * @param what was tried, such as {@code cannot read s3://bucket/key}
     * @param tries how often
     */
    StoreException exception(String what, int tries) {
        if (mayPass()) {
            String often = tries == 1 ? "1 try" : tries + " tries";
            return new StoreUnavailableException(what + ": " + text + ", after " + often + "; try again later", cause);
        }
        if (kind == Kind.STOPPED) {
            Thread.currentThread().interrupt();
            return new StoreUnavailableException(what + ": " + text, cause);
        }
        return new StoreException(what + ": " + text + "; " + remedy(), cause);
    }

    private String remedy() {
        if (!(cause instanceof AwsServiceException answer)) {
            return "check credentials, churn.s3.region and churn.s3.endpoint";
        }
        int status = answer.statusCode();
        if (code(answer).equals("RequestTimeTooSkewed")) {
            return "set this machine's clock";
        }
        if (status == 401 || status == 403 || IDENTITY.contains(code(answer))) {
            return "check the credentials and what they allow; without s3:ListBucket a missing object looks forbidden";
        }
        if (code(answer).equals("NoSuchUpload")) {
            return "the upload was removed or lost to another one meanwhile; store the object again";
        }
        if (status == 404) {
            return "check the bucket's name";
        }
        if ((status >= 300 && status < 400) || code(answer).equals("AuthorizationHeaderMalformed")) {
            return "check churn.s3.region and churn.s3.endpoint";
        }
        if (status == 501) {
            return "this server lacks what a registry needs";
        }
        return "check the bucket and the settings churn.s3.*";
    }
}
