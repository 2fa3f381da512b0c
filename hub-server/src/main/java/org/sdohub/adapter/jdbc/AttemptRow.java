package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

@MappedEntity("failed_attempt")
record AttemptRow(@Id UUID id, String account, String address, Instant at) {}
