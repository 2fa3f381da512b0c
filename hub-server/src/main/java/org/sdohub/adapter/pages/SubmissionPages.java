package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.SubmissionStatus;
import org.sdohub.statement.Submissions;

/** For whoever submitted something without login: confirm it, and see how it stands. Nobody else is led here. */
@Controller("/submissions")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class SubmissionPages {

    private final Submissions submissions;
    private final Clock clock;

    SubmissionPages(Submissions submissions, Clock clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @Get(uri = "/{token}", produces = MediaType.TEXT_HTML)
    HttpResponse<?> status(HttpRequest<?> request, String token) {
        return Answers.of(request, submissions.follow(token, clock.instant()).map(SubmissionPages::page));
    }

    /** Only a question: programs that look at each link of a mail must not confirm by that. */
    @Get(uri = "/confirm/{token}", produces = MediaType.TEXT_HTML)
    HttpResponse<?> ask(HttpRequest<?> request, String token) {
        if (!submissions.confirms(token, clock.instant())) {
            return Answers.notFound(request);
        }
        PlainPage page = new PlainPage("Confirm your statement", null)
                .say(
                        "You submitted a statement without login. Once you confirm it, the bodies that it goes to look at it.")
                .say(element(
                        "form",
                        Map.of("method", "post", "action", "/submissions/confirm/" + Addresses.encoded(token)),
                        element("button", "Confirm")));
        return Answers.of(request, page);
    }

    @Post(uri = "/confirm/{token}", consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
    HttpResponse<?> confirm(HttpRequest<?> request, String token) {
        try {
            SubmissionStatus now = submissions.confirm(new Act(Actor.PUBLIC, clock.instant()), token);
            return HttpResponse.seeOther(URI.create("/submissions/" + now.follow()));
        } catch (Refused refused) {
            return Answers.badRequest(
                    request, refused.refusals().stream().map(Refusal::message).collect(Collectors.joining(" ")));
        }
    }

    private static PlainPage page(SubmissionStatus one) {
        var facts = new PlainPage.Facts()
                .fact("Title", one.title() == null ? Markup.NONE : StatementRows.foreign(one.title()))
                .fact(
                        "Received",
                        LocalDate.ofInstant(one.receivedAt(), ZoneOffset.UTC).toString())
                .fact("State", one.state());
        if (one.number() != null) {
            facts.fact("Number", link("/statements/" + one.number(), one.number()));
        }
        PlainPage page =
                new PlainPage("Your statement", null).say(one.sentence() + ".").say(facts.list());
        return one.state() == SubmissionStatus.State.RETURNED
                ? page.say(element(
                        "p",
                        link(
                                "/submissions/" + Addresses.encoded(one.follow()) + "/correct",
                                "Correct it and send it again")))
                : page;
    }
}
