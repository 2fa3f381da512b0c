package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.runtime.server.EmbeddedServer
import java.time.Clock

/** One hub and one provider for all that is tried with them; its clock can be put forward. */
class AProvidersHub {

    private static AProvidersHub one

    final ProviderStub provider = new ProviderStub()
    final MovingClock clock = new MovingClock()
    final ApplicationContext context
    final EmbeddedServer server
    private int opened

    static synchronized AProvidersHub shared() {
        one = one ?: new AProvidersHub()
    }

    private AProvidersHub() {
        context = hub([
            'hub.url': 'https://hub.example', 'hub.oidc.sdo.issuer': provider.issuer, 'hub.oidc.sdo.client-id': ProviderStub.CLIENT,
            'hub.oidc.sdo.client-secret': ProviderStub.SECRET, 'hub.oidc.sdo.label': 'The SDO', 'hub.oidc-patience': '10s',
            'hub.oidc.other.issuer': 'https://other.example', 'hub.oidc.other.client-id': 'x'])
        server = context.getBean(EmbeddedServer).start()
        addShutdownHook {
            context.close()
            provider.close()
        }
    }

    /** Another one, on the same calendar. */
    ApplicationContext hub(Map properties) {
        ApplicationContext.builder().properties(['micronaut.server.port': -1] + properties).deduceEnvironment(false)
                .beanDefinitions(RuntimeBeanDefinition.builder(Clock, { clock }).singleton(true).replaces(Clock).build()).start()
    }

    synchronized int next() {
        ++opened
    }
}
