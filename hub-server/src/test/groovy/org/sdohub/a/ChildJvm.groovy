package org.sdohub.a

import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/**
 * A program in a process of its own, started by the same JDK with the same class path, that can be killed as a power
 * cut would: without a last word. Its complete lines are read as they come.
 */
class ChildJvm implements AutoCloseable {

    private static final int STARTING_SECONDS = 60
    private static final int LIVING_SECONDS = 120

    final List<String> lines = Collections.synchronizedList(new ArrayList<String>())
    private final CountDownLatch ready = new CountDownLatch(1)
    private final Process process
    private final Thread reader

    /** @param readyLine the first line that starts with this tells that the program is at work */
    ChildJvm(Class<?> main, String readyLine, String... arguments) {
        this([], main, readyLine, arguments)
    }

    /** @param options of the JVM itself, such as a failpoint */
    ChildJvm(List<String> options, Class<?> main, String readyLine, String... arguments) {
        def command = ["${System.getProperty('java.home')}/bin/java".toString(), '--enable-native-access=ALL-UNNAMED',
                       '-XX:TieredStopAtLevel=1', *options, '-cp', System.getProperty('java.class.path'), main.name, *arguments]
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        reader = Thread.ofPlatform().daemon().start { read(readyLine) }
    }

    void awaitReady() {
        if (!ready.await(STARTING_SECONDS, TimeUnit.SECONDS) || !process.alive) {
            kill()
            throw new IllegalStateException("the child did not start: $lines")
        }
    }

    /** SIGKILL; returns when the process is gone and all it had written is read. */
    void kill() {
        process.destroyForcibly().waitFor()
        reader.join()
    }

    boolean isAlive() {
        process.alive
    }

    /** @return the exit code; one that lives on does not do what it was started for */
    int awaitExit() {
        if (!process.waitFor(LIVING_SECONDS, TimeUnit.SECONDS)) {
            kill()
            throw new IllegalStateException("the child did not end by itself: ${lines.takeRight(20)}")
        }
        reader.join()
        process.exitValue()
    }

    @Override
    void close() {
        kill()
    }

    /** A line without its end is one the child was killed over. */
    private void read(String readyLine) {
        def line = new StringBuilder()
        def input = new InputStreamReader(process.inputStream, 'UTF-8')
        int c
        while ((c = input.read()) >= 0) {
            if (c != ('\n' as char)) {
                line.append((char) c)
                continue
            }
            if (line.toString().startsWith(readyLine)) {
                ready.countDown()
            }
            lines << line.toString()
            line.length = 0
        }
        ready.countDown()
    }
}
