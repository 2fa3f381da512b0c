package org.sdohub.adapter.graphql;

/** A room's share of the schema: says where each type's values come from. */
interface Fields {

    void wire(Wiring wiring);
}
