-- Client programs and their tokens, and whom an entry of the audit log concerns. Runs unchanged on PostgreSQL 15 and on H2 in
-- PostgreSQL mode.
create table program (
    -- its account; written before the account, so a row without one is what a death in between has left
    account       uuid  not null primary key,
    -- null for the hub as a whole
    organization  uuid
);

create table api_token (
    id          uuid                     not null primary key,
    program     uuid                     not null references program (account),
    name        varchar(100)             not null,
    -- how it begins, to recognize it by
    beginning   varchar(12)              not null,
    -- of the whole token
    hash        varchar(64)              not null,
    -- separated by blanks
    scopes      varchar(1000)            not null,
    made_at     timestamp with time zone not null,
    -- null for one without end
    ends_at     timestamp with time zone,
    -- null while nobody has revoked it
    revoked_at  timestamp with time zone,
    -- null while it was never used
    last_used   date,
    constraint api_token_hash unique (hash)
);
create index api_token_program on api_token (program, made_at);

-- the organization whose the entry is, besides the hub: it may read it in its own export; null for none
alter table audit_entry add column organization uuid;
create index audit_entry_organization on audit_entry (organization, number);
