package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

@MappedEntity("token_key")
record TokenKeyRow(@Id String id, Instant madeAt, String sealed) {}
