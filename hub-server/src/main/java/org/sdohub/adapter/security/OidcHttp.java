package org.sdohub.adapter.security;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks providers: https only, or http to this machine where the provider itself is there; no redirects; a few seconds and a
 * few kilobytes at most, and not many at once, so that a provider that hangs holds up nothing else.
 */
final class OidcHttp implements ResourceRetriever {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int AT_ONCE = 16;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Semaphore UNDER_WAY = new Semaphore(AT_ONCE);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final boolean local;
    private final Duration patience;

    /** @param patience for a whole answer */
    OidcHttp(URI issuer, Duration patience) {
        this.local = isHere(issuer);
        this.patience = patience;
    }

    private static boolean isHere(URI address) {
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && THIS_MACHINE.contains(address.getHost());
    }

    boolean allows(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme()) || local && isHere(address));
    }

    String get(URI address) throws IOException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(allowed(address))
                .header("Accept", "application/json")
                .GET());
        if (answer.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException("answered " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            return new Resource(get(url.toURI()), "application/json");
        } catch (URISyntaxException malformed) {
            throw new IOException(malformed);
        }
    }

    HTTPResponse post(HTTPRequest form) throws IOException, ParseException {
        HttpRequest.Builder request = HttpRequest.newBuilder(allowed(form.getURI()))
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form.getBody()));
        form.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpResponse<byte[]> answer = send(request);
        HTTPResponse told = new HTTPResponse(answer.statusCode());
        told.setContentType(answer.headers().firstValue("Content-Type").orElse("application/json"));
        told.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return told;
    }

    private URI allowed(URI address) throws IOException {
        if (!allows(address)) {
            throw new IOException("its address is not https");
        }
        return address;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        if (!UNDER_WAY.tryAcquire()) {
            throw new IOException("too many sign-ins wait for providers");
        }
        try {
            return answer(CLIENT.sendAsync(
                    request.timeout(patience).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)));
        } finally {
            UNDER_WAY.release();
        }
    }

    /** The client's own limit ends with the first byte of the body. */
    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> coming) throws IOException {
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            coming.cancel(true);
            throw new IOException("did not answer within " + patience.toMillis() + " ms", slow);
        } catch (InterruptedException stop) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }
}
