package org.sdohub.adapter.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** @param event the newest one on record */
@MappedEntity("audit_head")
record AuditHeadRow(@Id int id, long number, String hash, long event) {}
