package io.github.churn4j.drift.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a webhook's requests go. What is shown of the address is its place only: paths of webhooks often hold secrets. */
record WebhookTarget(URI address) {

    /**
     * The target of an address.
     *
     * @throws IllegalArgumentException if it is no absolute http or https address, or holds a user or a fragment; the
     *     message repeats nothing behind the host
     */
    static WebhookTarget of(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the webhook's address is none (" + e.getReason() + " at position "
                    + e.getIndex() + "), expected https://host/path; encode what is special in it");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("the webhook's address "
                    + (scheme.isEmpty() ? "has no scheme" : "has the scheme " + scheme)
                    + ", expected https (or http inside a trusted network)");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "the webhook's address names no host, expected " + scheme + "://host/path");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the webhook's address " + place(uri)
                    + " holds a user or a fragment, expected neither; sign requests by a secret instead");
        }
        return new WebhookTarget(uri);
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public String toString() {
        return place(address);
    }
}
