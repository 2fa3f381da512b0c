package org.sdohub.adapter.mongo;

import jakarta.inject.Singleton;

/** What every document store needs: the database, the sequence its events go to, and the receipts of keyed requests. */
@Singleton
record Documents(HubDatabase database, MongoEventLog events, Receipts receipts, Relay relay) {}
