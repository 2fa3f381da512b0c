package org.sdohub.adapter.security

/** For all that is tried with a provider. */
class AProvidersHub extends HubOnAClock {

    private static AProvidersHub one

    final ProviderStub provider

    static synchronized AProvidersHub shared() {
        one = one ?: new AProvidersHub(new ProviderStub())
    }

    private AProvidersHub(ProviderStub provider) {
        super(['hub.oidc.sdo.issuer': provider.issuer, 'hub.oidc.sdo.client-id': ProviderStub.CLIENT,
               'hub.oidc.sdo.client-secret': ProviderStub.SECRET, 'hub.oidc.sdo.label': 'The SDO', 'hub.oidc-patience': '10s',
               'hub.oidc.other.issuer': 'https://other.example', 'hub.oidc.other.client-id': 'x'])
        this.provider = provider
        addShutdownHook { provider.close() }
    }
}
