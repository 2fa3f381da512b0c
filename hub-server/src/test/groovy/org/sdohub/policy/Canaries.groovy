package org.sdohub.policy

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.AppenderBase
import java.util.concurrent.atomic.AtomicLong
import org.slf4j.LoggerFactory

/**
 * Every private value carries a word that stands nowhere else. Whatever leaves a hub is told to this recorder together with
 * who gets it, and looked through for words that they may not see.
 */
class Canaries implements AutoCloseable {

    /** Who reads the logs and the metrics runs the hub, and has no say over what is written in it. */
    static final String OPERATOR = 'the operator'

    private static final String WORD = /(?i)canary[a-z]+q/

    private final Map<String, Set<String>> readers = [:]
    private final AtomicLong characters = new AtomicLong()
    private final Appender appender
    /** What was met where it should not be. */
    final List<String> escaped = Collections.synchronizedList([])
    /** Who met which word, wherever. */
    final Set<List<String>> met = Collections.synchronizedSet(new HashSet())

    Canaries() {
        appender = new Appender({ ILoggingEvent event -> told(OPERATOR, 'the log', "$event.formattedMessage ${event.throwableProxy?.message}") })
        appender.start()
        root().addAppender(appender)
    }

    /** The word of this thing, for these readers. */
    String word(String thing, Collection<String> who) {
        readers[thing] = who as Set
        of(thing)
    }

    static String of(String thing) {
        "canary${thing}q"
    }

    Set<String> getThings() {
        readers.keySet()
    }

    boolean mayRead(String who, String thing) {
        who in readers[thing]
    }

    /** @param asked what they sent: a word that they know already they may be told again */
    void told(String who, String where, String text, String asked = '') {
        characters.addAndGet(text.length())
        def known = (asked =~ WORD).collect { String word -> word.toLowerCase() } as Set
        (text =~ WORD).findAll { String word -> !(word.toLowerCase() in known) }.each { String word ->
            def thing = word.substring('canary'.length(), word.length() - 1).toLowerCase()
            met << [who, thing]
            if (!(who in readers[thing])) {
                escaped << "$thing told to $who: $where".toString()
            }
        }
    }

    long getCharacters() {
        characters.get()
    }

    private static Logger root() {
        // While another thread wakes the loggers up, there is only a stand-in.
        def root = LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        while (!(root instanceof Logger)) {
            sleep 10
            root = LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        }
        root as Logger
    }

    @Override
    void close() {
        root().detachAppender(appender)
    }

    private static class Appender extends AppenderBase<ILoggingEvent> {
        private final Closure told

        Appender(Closure told) {
            this.told = told
        }

        @Override
        protected void append(ILoggingEvent event) {
            told.call(event)
        }
    }
}
