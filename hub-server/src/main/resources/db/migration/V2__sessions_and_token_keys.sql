-- What sign-ins began, and the keys that sign access tokens. Runs unchanged on PostgreSQL 15 and on H2 in PostgreSQL mode.
create table signed_in (
    id           uuid                     not null primary key,
    account      uuid                     not null references account (id),
    begun_at     timestamp with time zone not null,
    ends_at      timestamp with time zone not null,
    -- null while nobody has signed out
    ended_at     timestamp with time zone,
    -- of the one refresh token that is good now
    secret_hash  varchar(64)              not null
);
create index signed_in_account on signed_in (account);

create table token_key (
    id       varchar(40)              not null primary key,
    made_at  timestamp with time zone not null,
    -- encrypted with a key that is derived from the hub's secret
    sealed   varchar(2000)            not null
);
