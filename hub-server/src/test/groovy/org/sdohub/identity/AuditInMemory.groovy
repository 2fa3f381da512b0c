package org.sdohub.identity

import org.sdohub.kernel.BodyId.OrganizationId

/** Keeps notes in a list, without a chain. */
class AuditInMemory implements AuditStore {

    final List<AuditNote> notes = [].asSynchronized()

    void append(List<AuditNote> more) { notes.addAll(more) }

    List<AuditEntry> after(long number, int max) { [] }

    List<AuditEntry> ofAny(Set<OrganizationId> organizations, long number, int max) { [] }

    AuditStore.Head head() { new AuditStore.Head(notes.size(), AuditEntry.BEGINNING) }
}
