-- Accounts. Runs unchanged on PostgreSQL 15 and on H2 in PostgreSQL mode.
create table account (
    id             uuid                     not null primary key,
    version        bigint                   not null,
    username       varchar(64)              not null,
    -- the username in lower case: two that differ in case only are the same
    username_key   varchar(64)              not null,
    display_name   varchar(100)             not null,
    kind           varchar(16)              not null,
    -- a person of the document store; null for programs
    person         uuid,
    administrator  boolean                  not null,
    -- separated by blanks
    scopes         varchar(1000)            not null,
    password_hash  varchar(300)             not null,
    disabled       boolean                  not null,
    opened_at      timestamp with time zone not null,
    -- tokens issued before this instant are void
    tokens_from    timestamp with time zone not null,
    constraint account_username unique (username_key)
);
