package org.sdohub.adapter.jdbc;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.Account;
import org.sdohub.identity.AccountStore;
import org.sdohub.identity.Program;
import org.sdohub.identity.ProgramId;
import org.sdohub.identity.ProgramStore;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;

@Singleton
final class JdbcProgramStore implements ProgramStore {

    private final ProgramRows rows;
    private final AccountStore accounts;

    JdbcProgramStore(ProgramRows rows, AccountStore accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    /** First whose it is: an account that is not known to be a program's is never there. */
    @Override
    public Program open(Account account, @Nullable OrganizationId organization) {
        UUID key = account.id().value();
        long added = rows.add(key, organization == null ? null : organization.value());
        try {
            accounts.save(account);
        } catch (Refused refused) {
            if (added == 1) {
                rows.drop(key);
            }
            throw refused;
        }
        return Program.of(account, organization);
    }

    @Override
    public Map<ProgramId, Program> findAll(Collection<ProgramId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return programs(rows.findByAccountIn(
                        ids.stream().map(ProgramId::value).distinct().toList()))
                .stream()
                .collect(Collectors.toMap(Program::id, Function.identity()));
    }

    @Override
    public List<Program> all() {
        return programs(rows.findAll()).stream()
                .sorted(Comparator.comparing(program -> program.username().key()))
                .toList();
    }

    private List<Program> programs(List<ProgramRow> found) {
        Map<ProgramId, @Nullable UUID> organizations = new HashMap<>();
        found.forEach(row -> organizations.put(new ProgramId(row.account()), row.organization()));
        return accounts
                .findAll(organizations.keySet().stream().map(ProgramId::account).toList())
                .values()
                .stream()
                .map(account -> program(
                        account, organizations.get(new ProgramId(account.id().value()))))
                .toList();
    }

    private static Program program(Account account, @Nullable UUID organization) {
        return Program.of(account, organization == null ? null : new OrganizationId(organization));
    }
}
