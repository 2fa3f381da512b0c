package org.sdohub.adapter.pages;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/** What a browser is shown where no page of ours answers: addresses that nobody has, methods that none allows. */
@Singleton
@Primary
final class ErrorPages implements HtmlErrorResponseBodyProvider {

    @Override
    public String body(ErrorContext context, HttpResponse<?> response) {
        if (response instanceof MutableHttpResponse<?> changeable) {
            Answers.protect(context.getRequest(), changeable);
        }
        return page(response.code()).html(Visits.who(context.getRequest()));
    }

    /** What went wrong inside is nobody's business but the operator's, and stands in the log. */
    private static PlainPage page(int code) {
        return switch (code) {
            case 404 -> Answers.NOT_FOUND;
            case 405 -> new PlainPage("This can only be read", null).say("Pages are read with GET or HEAD.");
            case 401, 403 -> new PlainPage("Not allowed", null).say("This is not for everybody.");
            case 503 -> new PlainPage("Not now", null).say("The hub cannot answer at the moment. Try again soon.");
            default ->
                code < 500
                        ? new PlainPage("This request cannot be answered", null).say("The hub does not understand it.")
                        : new PlainPage("Something went wrong here", null)
                                .say("It is not your fault; the hub's operator finds it in the log.");
        };
    }

    @Override
    public String contentType() {
        return MediaType.TEXT_HTML;
    }
}
