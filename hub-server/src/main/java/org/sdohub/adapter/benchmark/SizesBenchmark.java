package org.sdohub.adapter.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long one caller waits for pages, filters and threads of statements, depending on how many there are. */
public final class SizesBenchmark {

    private static final int WARM_UP = 60;
    private static final int TIMES = 100;
    private static final String PAGE = """
            query Page($first: Int, $last: Int, $after: String, $filter: StatementFilter, $orderBy: StatementOrder) {
              statements(first: $first, last: $last, after: $after, filter: $filter, orderBy: $orderBy) {
                nodes { number title purpose postedAt dueSentence from { label } to { label } }
                pageInfo { endCursor }
              }
            }""";
    private static final String COUNT = "{ statements(first: 1) { totalCount } }";
    private static final String FOLLOWED = "{ search(query: \"statement\", first: 1) { upToDate } }";
    private static final long BETWEEN_LOOKS = 500;
    private static final String THREAD = """
            query Thread($statement: ID!) {
              thread(statement: $statement) {
                turn { since }
                statements { number title purpose postedAt dueSentence from { label } to { label } }
              }
            }""";

    private record Question(String document, Map<String, ?> variables) {}

    private final Caller caller;

    private SizesBenchmark(Caller caller) {
        this.caller = caller;
    }

    /**
     * Median milliseconds of each question, the same questions in the same order whatever the data.
     *
     * @param data a folder whose statements are the generated ones
     * @param statements how many they are
     */
    public static Map<String, Double> run(Path data, int statements, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting a hub");
        try (MeasuredHub hub = MeasuredHub.start(data, true, Limits.LIFTED);
                Caller caller = new Caller(hub)) {
            progress.accept("waiting until the search has read them");
            while (!caller.ask(FOLLOWED).at("/search/upToDate").asBoolean()) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            hub.rest();
            return new SizesBenchmark(caller).measure(statements, progress);
        }
    }

    private Map<String, Double> measure(int statements, Consumer<String> progress)
            throws IOException, InterruptedException {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Map.Entry<String, Question> one : questions(statements).entrySet()) {
            progress.accept(one.getKey());
            millis.put(one.getKey(), median(one.getValue()));
        }
        return millis;
    }

    private Map<String, Question> questions(int statements) throws IOException, InterruptedException {
        LocalDate half = GeneratedStatements.sentOn(statements / 2, statements);
        Map<String, Object> due = Map.of("field", "DUE");
        Map<String, Question> all = new LinkedHashMap<>();
        all.put("newest 20", page(Map.of("first", 20)));
        all.put("20 from a cursor in the middle", page(Map.of("first", 20, "after", cursorBefore(half))));
        all.put("oldest 20", page(Map.of("last", 20)));
        all.put("20 of one group", filtered(Map.of("party", "OMA/IMPS")));
        all.put(
                "20 to one organization, for action",
                filtered(Map.of("to", "IETF", "purposes", List.of("FOR_ACTION"))));
        all.put(
                "20 with two words of the title, of one group",
                filtered(Map.of("text", "subject 42", "party", "OMA/IMPS")));
        all.put("20 overdue, newest first", filtered(Map.of("overdue", true)));
        all.put("20 due within a month, newest first", filtered(month(half)));
        all.put(
                "20 overdue, longest first",
                page(Map.of("first", 20, "filter", Map.of("overdue", true), "orderBy", due)));
        all.put(
                "20 due within a month, soonest first",
                page(Map.of("first", 20, "filter", month(half), "orderBy", due)));
        all.put("how many there are, counted to 10,000", new Question(COUNT, Map.of()));
        all.put("a thread of 5", new Question(THREAD, Map.of("statement", numberIn(half))));
        return all;
    }

    private static Question page(Map<String, ?> variables) {
        return new Question(PAGE, variables);
    }

    private static Question filtered(Map<String, ?> filter) {
        return page(Map.of("first", 20, "filter", filter));
    }

    private static Map<String, String> month(LocalDate from) {
        return Map.of(
                "dueAfter", from.toString(), "dueBefore", from.plusMonths(1).toString());
    }

    private JsonNode ask(Question question) throws IOException, InterruptedException {
        return caller.ask(question.document, question.variables);
    }

    private String cursorBefore(LocalDate day) throws IOException, InterruptedException {
        return ask(filtered(Map.of("dueBefore", day.toString())))
                .at("/statements/pageInfo/endCursor")
                .asText();
    }

    private String numberIn(LocalDate month) throws IOException, InterruptedException {
        return ask(filtered(month(month))).at("/statements/nodes/0/number").asText();
    }

    private double median(Question question) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            ask(question);
        }
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            ask(question);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }
}
