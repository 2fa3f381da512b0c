-- The audit log. Nothing here is ever changed or deleted by the hub. Runs unchanged on PostgreSQL 15 and on H2 in PostgreSQL mode.
create table audit_entry (
    -- gap-free from 1
    number     bigint                   not null primary key,
    at         timestamp with time zone not null,
    account    varchar(100),
    name       varchar(200)             not null,
    office     varchar(40),
    operation  varchar(200)             not null,
    subject    varchar(200),
    outcome    varchar(200)             not null,
    times      bigint                   not null,
    -- the event that tells of it; null for what is no event
    event      bigint,
    -- the hash of the entry before
    previous   varchar(64)              not null,
    hash       varchar(64)              not null,
    constraint audit_entry_event unique (event)
);

-- Its one row is locked by whoever appends, so that the chain has no branches.
create table audit_head (
    id      integer     not null primary key,
    number  bigint      not null,
    hash    varchar(64) not null,
    -- the newest event on record
    event   bigint      not null
);
insert into audit_head (id, number, hash, event)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);
