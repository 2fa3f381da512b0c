package org.sdohub.a

import groovy.json.JsonSlurper
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

/** Public clients of other makers, as the registry of npm has them; run where the web client's packages are installed. */
class NpmClient {

    private static final int PATIENCE_SECONDS = 180
    private static final File WEB_CLIENT = new File(System.getProperty('hub.root', '..'), 'web-client')

    static boolean isInstalled() {
        def installed = ['graphql-http', 'graphql-sse', 'graphql-ws', '@urql/core', '@apollo/client', '@graphql-inspector/core'].every { new File(WEB_CLIENT, "node_modules/$it").directory }
        if (!installed) {
            println "Public clients are not tried: ${WEB_CLIENT.canonicalFile.name}/node_modules lacks them, as npm is missing or was left out."
        }
        installed
    }

    /** What a check of {@code scripts/clients.mjs} got. */
    static Object got(String what, String url, String document = '') {
        // Node 20 has a WebSocket behind a flag, newer ones without.
        def process = new ProcessBuilder('node', '--experimental-websocket', 'scripts/clients.mjs', what, url, document)
                .directory(WEB_CLIENT).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        def text = said(process)
        assert process.waitFor() == 0
        new JsonSlurper().parseText(text)
    }

    /** Exit code and output of another of the web client's scripts. */
    static List runs(String script, String... arguments) {
        def process = new ProcessBuilder('node', script, *arguments).directory(WEB_CLIENT).redirectErrorStream(true).start()
        def text = said(process)
        [process.waitFor(), text]
    }

    /** To its end. One that waits for ever for what never comes is ended, and that is a failure. */
    private static String said(Process process) {
        def reading = CompletableFuture.supplyAsync { process.inputStream.getText('UTF-8') }
        try {
            reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        } catch (TimeoutException hangs) {
            process.destroyForcibly()
            throw hangs
        }
    }
}
