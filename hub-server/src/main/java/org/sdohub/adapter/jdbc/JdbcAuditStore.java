package org.sdohub.adapter.jdbc;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sdohub.identity.AuditEntry;
import org.sdohub.identity.AuditNote;
import org.sdohub.identity.AuditStore;
import org.sdohub.kernel.BodyId.OrganizationId;

@Singleton
class JdbcAuditStore implements AuditStore {

    private static final int HEAD = 1;

    private final AuditRows rows;
    private final AuditHeadRows heads;

    JdbcAuditStore(AuditRows rows, AuditHeadRows heads) {
        this.rows = rows;
        this.heads = heads;
    }

    @Override
    @Transactional
    public void append(List<AuditNote> notes) {
        AuditHeadRow head = heads.locked();
        long number = head.number();
        String hash = head.hash();
        long event = head.event();
        List<AuditRow> more = new ArrayList<>();
        for (AuditNote note : notes) {
            Long told = note.event();
            if (told != null && told <= event) {
                continue;
            }
            AuditEntry entry = AuditEntry.after(number, hash, note);
            more.add(row(entry));
            number = entry.number();
            hash = entry.hash();
            event = told == null ? event : told;
        }
        if (!more.isEmpty()) {
            rows.saveAll(more);
            heads.move(number, hash, event);
        }
    }

    @Override
    public List<AuditEntry> after(long number, int max) {
        return rows.after(number, max).stream().map(JdbcAuditStore::entry).toList();
    }

    @Override
    public List<AuditEntry> ofAny(Set<OrganizationId> organizations, long number, int max) {
        if (organizations.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = organizations.stream().map(OrganizationId::value).toList();
        return rows.ofAny(ids, number, max).stream().map(JdbcAuditStore::entry).toList();
    }

    @Override
    public Head head() {
        AuditHeadRow head = heads.getById(HEAD);
        return new Head(head.number(), head.hash());
    }

    private static AuditRow row(AuditEntry entry) {
        AuditNote note = entry.note();
        return new AuditRow(
                entry.number(),
                note.at(),
                note.account(),
                note.name(),
                note.office(),
                note.operation(),
                note.subject(),
                note.outcome(),
                note.times(),
                note.event(),
                entry.previous(),
                entry.hash(),
                note.organization() == null ? null : note.organization().value());
    }

    private static AuditEntry entry(AuditRow row) {
        UUID organization = row.organization();
        AuditNote note = new AuditNote(
                row.at(),
                row.account(),
                row.name(),
                row.office(),
                row.operation(),
                row.subject(),
                row.outcome(),
                row.times(),
                row.event(),
                organization == null ? null : new OrganizationId(organization));
        return new AuditEntry(row.number(), note, row.previous(), row.hash());
    }
}
