package org.sdohub.adapter.pages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** An address asks for what cannot be; its message is a sentence for whoever typed it. */
final class BadQuery extends RuntimeException {

    BadQuery(String message) {
        super(message, null, false, false);
    }

    /** Says so on a page. */
    @Singleton
    static final class Answer implements ExceptionHandler<BadQuery, HttpResponse<?>> {

        @Override
        public HttpResponse<?> handle(HttpRequest request, BadQuery bad) {
            return Answers.badRequest(request, String.valueOf(bad.getMessage()));
        }
    }
}
