package org.sdohub.statement

import org.sdohub.kernel.Act
import org.sdohub.kernel.Step

/** Finds what another store has, and stores nothing: so each of thousands of acts finds the same. */
class FrozenStatements implements StatementStore {

    @Delegate(excludes = ['save', 'change'])
    private final StatementStore real

    FrozenStatements(StatementStore real) {
        this.real = real
    }

    @Override
    Statement save(Step<Statement> step, Act act) {
        step.next()
    }
}
