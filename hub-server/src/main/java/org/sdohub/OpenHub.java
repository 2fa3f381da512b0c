package org.sdohub;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.Rekeying;
import org.sdohub.kernel.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub with its stores open, not listening. What every command but help works on. */
final class OpenHub implements AutoCloseable {

    private static final Path DEFAULT_FOLDER = Path.of(".hub");
    private static final String OURS = "org.sdohub.";

    private static final Logger LOG = LoggerFactory.getLogger(OpenHub.class);

    private final ApplicationContext context;
    private final @Nullable DataFolder folder;

    private OpenHub(ApplicationContext context, @Nullable DataFolder folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @throws Unusable if the folder cannot be used; other causes are told by {@link Troubles} */
    static OpenHub open(Options options, Console console) {
        DataFolder folder = folder(options);
        try {
            return new OpenHub(start(options, folder, console), folder);
        } catch (RuntimeException failure) {
            close(folder);
            throw failure;
        }
    }

    ApplicationContext context() {
        return context;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** What does not fit must stop the start, not the first request that needs it. */
    void makeEverything() {
        for (BeanDefinition<?> part : context.getAllBeanDefinitions()) {
            Class<?> declaredIn = part.getDeclaringType().orElse(part.getBeanType());
            boolean made = part.isSingleton() && !part.isIterable();
            if (made && declaredIn.getName().startsWith(OURS)) {
                context.getBean(part);
            }
        }
    }

    /**
     * Accepts nothing new and waits, within the configured patience, for what is being answered. Called here and not by
     * the framework, which would make all doors for it when a hub that never listened is closed.
     */
    void drain() {
        Duration patience = context.getRequiredProperty("hub.stop.patience", Duration.class);
        try {
            context.getBean(GracefulShutdownManager.class)
                    .shutdownGracefully()
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warn("stopping although not everything was finished", late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        // Before the stores: who comes now finds nobody, rather than a hub that fails.
        context.getBean(NettyEmbeddedServer.class).stopServerOnly();
    }

    /** Whether both stores are within this process, so that no one else's data is at stake. */
    static boolean embedded() {
        return given("hub.mongodb.uri") == null && given("hub.jdbc.url") == null;
    }

    private static @Nullable DataFolder folder(Options options) {
        if (options.memory() && !embedded()) {
            throw new Unusable(
                    "--memory contradicts HUB_MONGODB_URI and HUB_JDBC_URL: leave out the one or the others.");
        }
        boolean needed = given("hub.mongodb.uri") == null || given("hub.jdbc.url") == null;
        if (options.memory() || (!needed && options.data() == null)) {
            return null;
        }
        String configured = given("hub.data");
        Path wanted = configured == null ? DEFAULT_FOLDER : Path.of(configured);
        return DataFolder.open(options.data() == null ? wanted : options.data(), Clock.systemUTC());
    }

    private static ApplicationContext start(Options options, @Nullable DataFolder folder, Console console) {
        Map<String, Object> demanded = new HashMap<>();
        Map<String, Object> offered = new HashMap<>();
        if (folder != null) {
            demanded.put("hub.data", folder.path().toString());
            offered.put("hub.jdbc.url", folder.accountsUrl());
            if (given("hub.mongodb.uri") == null) {
                offered.put("hub.attachments.folder", folder.attachments().toString());
            }
        }
        Integer port = options.port();
        if (port != null) {
            demanded.put("micronaut.server.port", port == 0 ? -1 : port);
        }
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(demanded)
                // Stronger than application.yml, weaker than the environment.
                .propertySources(PropertySource.of("data folder", offered, EnvironmentPropertySource.POSITION - 1))
                .build();
        try {
            console.step("Opening the accounts");
            context.start();
            console.step("Opening the documents");
            context.getBean(EventLog.class);
            context.getBean(Rekeying.class).bringUpToDate(console::step);
            return context;
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /** As the environment or a system property says it; null if neither does. */
    private static @Nullable String given(String key) {
        String fromEnvironment = System.getenv(key.toUpperCase(Locale.ROOT).replace('.', '_'));
        return fromEnvironment == null ? System.getProperty(key) : fromEnvironment;
    }

    @Override
    public void close() {
        context.close();
        close(folder);
    }

    private static void close(@Nullable DataFolder folder) {
        if (folder != null) {
            folder.close();
        }
    }
}
