package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

@MappedEntity("external_identity")
record ExternalIdentityRow(@Id UUID id, String issuer, String subject, UUID account, Instant linkedAt) {}
