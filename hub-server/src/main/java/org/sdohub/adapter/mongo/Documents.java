package org.sdohub.adapter.mongo;

import jakarta.inject.Singleton;

/** What every document store needs: the database, the sequence its events go to, the receipts of keyed requests, and what was read lately. */
@Singleton
record Documents(HubDatabase database, MongoEventLog events, Receipts receipts, Relay relay, Remembered remembered) {}
