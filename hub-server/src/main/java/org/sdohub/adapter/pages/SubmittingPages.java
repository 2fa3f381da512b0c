package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.PublicAddress;
import org.sdohub.identity.SentFrom;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;
import org.sdohub.statement.Intake;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Network;
import org.sdohub.statement.Statements;
import org.sdohub.statement.Submissions;
import org.sdohub.statement.Submissions.Receipt;
import org.sdohub.statement.Submissions.Writer;

/** Writing a statement without login and without JavaScript, and correcting one that was returned. */
@Controller("/submissions")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class SubmittingPages {

    static final String NEW = "/submissions/new";

    private final Submissions submissions;
    private final Statements statements;
    private final TypedLetter letters;
    private final Intake intake;
    private final HttpClientAddressResolver callers;
    private final PublicAddress address;
    private final Clock clock;

    SubmittingPages(
            Submissions submissions,
            Statements statements,
            TypedLetter letters,
            Intake intake,
            HttpClientAddressResolver callers,
            PublicAddress address,
            Clock clock) {
        this.submissions = submissions;
        this.statements = statements;
        this.letters = letters;
        this.intake = intake;
        this.callers = callers;
        this.address = address;
        this.clock = clock;
    }

    @Get(uri = "/new", produces = MediaType.TEXT_HTML)
    HttpResponse<?> blank(HttpRequest<?> request) {
        return intake.hindrance()
                .<HttpResponse<?>>map(why -> Answers.refused(request, page(Typed.NOTHING, List.of(why)), List.of(why)))
                .orElseGet(() -> Answers.of(request, page(Typed.NOTHING, List.of())));
    }

    @Post(uri = "/new", consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
    HttpResponse<?> send(HttpRequest<?> request, @Nullable @Body InputStream body) {
        if (foreign(request)) {
            return Answers.forbidden(request);
        }
        Typed typed = Typed.read(body);
        try {
            return Answers.of(request, receipt(received(request, typed)));
        } catch (RuntimeException failure) {
            return refused(request, failure, null, refusals -> page(typed, refusals));
        }
    }

    private Receipt received(HttpRequest<?> request, Typed typed) {
        Problems problems = new Problems();
        Letter letter = letters.of(typed, TypedLetter.EMPTY, problems);
        EmailAddress address = problems.collect(() -> address(typed));
        if (address == null || !problems.found().isEmpty()) {
            throw new Refused(all(problems, letter));
        }
        Writer writer = new Writer(typed.text("name"), address, Network.of(callers.resolve(request)));
        return received(SubmissionForm.word(typed), letter, writer);
    }

    private Receipt received(String word, Letter letter, Writer writer) {
        try {
            return submissions.receive(act(), word, letter, writer);
        } catch (RuntimeException failure) {
            throw intake.unlessKept(failure, letter);
        }
    }

    /** The form again with all that was typed, also where a store is away. */
    private HttpResponse<?> refused(
            HttpRequest<?> request,
            RuntimeException failure,
            @Nullable Letter letter,
            Function<List<Refusal>, PlainPage> form) {
        List<Refusal> refusals = intake.unlessKept(failure, letter).refusals();
        return Answers.refused(request, form.apply(refusals), refusals);
    }

    private static EmailAddress address(Typed typed) {
        try {
            return new EmailAddress(typed.text("address"));
        } catch (Refused malformed) {
            throw new Refused(Refusal.invalid(
                    "STATEMENT_ADDRESS_MALFORMED",
                    "A mail address has the form name@domain, without a display name.",
                    "submitter",
                    "address"));
        }
    }

    /** What is malformed and what else is wrong; of a field that is malformed not also that it is missing. */
    private List<Refusal> all(Problems malformed, Letter letter) {
        List<String> told = malformed.found().stream()
                .flatMap(one -> one.field().stream().limit(1))
                .toList();
        List<Refusal> all = new ArrayList<>(malformed.found());
        statements.problems(act(), letter).stream()
                .filter(one -> one.field().stream().limit(1).noneMatch(told::contains))
                .forEach(all::add);
        return all;
    }

    private Act act() {
        return new Act(Actor.PUBLIC, clock.instant());
    }

    /** A form of the hub is sent from a page of the hub; browsers say where from. */
    private boolean foreign(HttpRequest<?> request) {
        SentFrom from = SentFrom.of(
                request.getHeaders().get(HttpHeaders.ORIGIN),
                request.getHeaders().get("Sec-Fetch-Site"),
                request.getHeaders().get(HttpHeaders.HOST),
                address);
        return from == SentFrom.ANOTHER_SITE;
    }

    private PlainPage page(Typed typed, List<Refusal> refused) {
        SubmissionForm form = new SubmissionForm(typed, refused).writer().letter();
        // A word that is none of ours is replaced; one that is keeps the form the same one.
        boolean unknown = refused.stream().anyMatch(one -> one.field().contains("form"));
        String word = SubmissionForm.word(typed);
        return new PlainPage("Write a statement without login", NEW)
                .say("Anybody may write to a body that this hub knows, also for an organization that it does not know. "
                        + "Somebody there looks at it first; then it is posted, or comes back to you with a reason.")
                .say(form.said())
                .say(form.markup(NEW, word.isEmpty() || unknown ? submissions.form(act()) : word));
    }

    private static PlainPage receipt(Receipt receipt) {
        String until =
                LocalDate.ofInstant(receipt.confirmBefore(), ZoneOffset.UTC).toString();
        String status = "/submissions/" + receipt.follow();
        PlainPage page = new PlainPage("Received, not sent yet", null)
                .say(element(
                        "p",
                        text("Keep this address: it shows how your statement stands, and nobody else has it. "),
                        link(status, "How it stands")));
        if (receipt.confirm() == null) {
            return page.say("Before " + until + " open the link that you are given apart from this; it works once.");
        }
        return page.say("Before " + until + " confirm that you wrote it; that works once.")
                .say(element(
                        "form",
                        Map.of("method", "post", "action", "/submissions/confirm/" + receipt.confirm()),
                        element("button", "Confirm")));
    }

    @Get(uri = "/{token}/correct", produces = MediaType.TEXT_HTML)
    HttpResponse<?> returned(HttpRequest<?> request, @PathVariable String token) {
        return Answers.of(
                request, submissions.returned(token).map(letter -> correcting(token, letters.form(letter), List.of())));
    }

    @Post(uri = "/{token}/correct", consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
    HttpResponse<?> correct(HttpRequest<?> request, @PathVariable String token, @Nullable @Body InputStream body) {
        Optional<Letter> before = submissions.returned(token);
        if (foreign(request)) {
            return Answers.forbidden(request);
        }
        if (before.isEmpty()) {
            return Answers.notFound(request);
        }
        Typed typed = Typed.read(body);
        try {
            submissions.correct(act(), token, found -> corrected(typed, found));
            return HttpResponse.seeOther(URI.create("/submissions/" + Addresses.encoded(token)));
        } catch (RuntimeException failure) {
            return refused(request, failure, before.get(), refusals -> correcting(token, typed, refusals));
        }
    }

    private Letter corrected(Typed typed, Letter found) {
        Problems problems = new Problems();
        Letter letter = letters.of(typed, found, problems);
        if (!problems.found().isEmpty()) {
            throw new Refused(all(problems, letter));
        }
        return letter;
    }

    private static PlainPage correcting(String token, Typed typed, List<Refusal> refused) {
        SubmissionForm form = new SubmissionForm(typed, refused).letter();
        return new PlainPage("Correct your statement", null)
                .say(form.said())
                .say(form.markup("/submissions/" + Addresses.encoded(token) + "/correct", null));
    }
}
